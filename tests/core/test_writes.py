"""Which writes make kept pages stale: whatever a page may show, however it was written."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from best_practice.models import CaseDraft
from core.stamps import read_stamp
from core.writes import may_show
from home.models import ContactSettings, MistakeReport, StandardPage
from media_library.models import SiteImage
from organisations.models import Municipality, MunicipalityName
from people.models import Profile
from taxonomy.models import Term
from tests.factories.best_practice import published_case
from tests.factories.drafts import make_draft, make_person
from tests.factories.home import home_page, standard_page
from tests.factories.media_library import picture, posted
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import LetterFactory, ProfileFactory, UserFactory
from tests.factories.taxonomy import TermFactory


def shows(change) -> bool:
    """Whether any statement of a change may change a page."""
    heard = []

    def hear(execute, sql, params, many, context):
        heard.append(may_show(sql, params, many=many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        change()
    assert heard != []
    return any(heard)


def add_picture():
    return SiteImage.objects.create(title="Мост", file=posted("bridge.png", picture()), width=4)


PAGES_CHANGE = {
    "page published": lambda: standard_page("Новая"),
    "page renamed": lambda: StandardPage.objects.filter(slug="about").update(title="О нас"),
    "page moved": lambda: Page.objects.get(url_path="/ru/about/").move(
        Page.objects.get(url_path="/ru/help/"), pos="last-child"
    ),
    "page deleted": lambda: StandardPage.objects.get(
        slug="about", url_path__startswith="/ru"
    ).delete(),
    "page unpublished": lambda: home_page().get_children().first().specific.unpublish(),
    "page restricted": lambda: PageViewRestriction.objects.create(
        page=home_page(), restriction_type=PageViewRestriction.LOGIN
    ),
    "case published": lambda: published_case(),
    "term renamed": lambda: Term.objects.filter(pk=TermFactory().pk).update(label_ru="Вода"),
    "terms brought in bulk": lambda: Term.objects.bulk_create([TermFactory.build()]),
    "municipality": lambda: MunicipalityFactory(),
    "name of a municipality": lambda: MunicipalityName.objects.create(
        municipality=MunicipalityFactory(), label_ru="Старое"
    ),
    "contacts": lambda: ContactSettings.objects.update_or_create(pk=1, defaults={"phone": "1"}),
    "site": lambda: Site.objects.update(site_name="Портал"),
    "redirect": lambda: Redirect.objects.create(old_path="/old", redirect_link="/ru/"),
    "alternative text": lambda: SiteImage.objects.filter(pk=add_picture().pk).update(alt_ru="а"),
    "rendition": lambda: add_picture().get_rendition("width-2"),
    "face of a person": lambda: Profile.objects.filter(pk=ProfileFactory().pk).update(bio="а"),
    "raw statement": lambda: connection.cursor().execute("UPDATE taxonomy_term SET code = code"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", PAGES_CHANGE.values(), ids=PAGES_CHANGE)
def test_rule_17_everything_shown_raises_the_stamp(change):
    assert shows(change) is True


PAGES_STAY = {
    "look": lambda: list(Term.objects.all()),
    "account": lambda: UserFactory(),
    "face of a new person": lambda: ProfileFactory(),
    "letter": lambda: LetterFactory(),
    "report of a mistake": lambda: MistakeReport.objects.create(
        page_address="/ru/", text="Опечатка", form_key="7b8c0ac0-30ac-4f11-a1e5-b3efa9f1d39e"
    ),
    "page that is not live": lambda: standard_page("Черновик", live=False),
    "new picture": add_picture,
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", PAGES_STAY.values(), ids=PAGES_STAY)
def test_rule_17_counters_sessions_letters_drafts_and_logs_do_not(change):
    assert shows(change) is False


@pytest.mark.django_db
def test_saving_a_draft_of_a_live_page_raises_nothing():
    page = StandardPage.objects.get(url_path="/ru/about/")
    page.title = "Черновик"

    assert shows(page.save_revision) is False


@pytest.mark.django_db
def test_typing_into_a_draft_of_a_case_raises_nothing():
    person = make_person()

    assert shows(lambda: make_draft(person)) is False
    assert CaseDraft.objects.count() == 1


@pytest.mark.django_db
def test_post_that_is_confirmed_as_it_is_written_raises_the_stamp():
    place, person = MunicipalityFactory(), UserFactory()

    assert shows(lambda: MembershipFactory(confirmed=True, municipality=place, person=person))


@pytest.mark.django_db
def test_signing_in_raises_nothing():
    person = UserFactory()

    assert shows(lambda: Client().force_login(person)) is False
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ('INSERT OR IGNORE INTO "taxonomy_term" ("code") VALUES (%s)', True),
        ('INSERT INTO "portal_cache" ("cache_key") VALUES (%s)', False),
        ('  update "people_user" SET "last_login" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s WHERE "id" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = %s', True),
        (
            'UPDATE "wagtailcore_page" SET "draft_title" = (SELECT 1 WHERE 1), "title" = 2',
            True,
        ),
        ('UPDATE "wagtailcore_page" SET "numchild" = "wagtailcore_page"."numchild" + 1', False),
        ("WITH old AS (SELECT 1) SELECT * FROM old", False),
        ("(SELECT 1) UNION (SELECT 2)", False),
        (" ((SELECT 1) UNION (SELECT 2)) ORDER BY 1", False),
        ("WITH old AS (SELECT 1) DELETE FROM taxonomy_term", True),
        ("SAVEPOINT s1", False),
        ('ALTER TABLE "taxonomy_term" ADD COLUMN x', True),
        ("TRUNCATE taxonomy_term", True),
        ("something nobody knows", True),
        ("", False),
    ],
)
def test_statements_are_told_apart(statement, answer):
    assert may_show(statement, ()) is answer


@pytest.mark.django_db(transaction=True)
def test_rule_15_stamp_rises_on_commit_and_not_inside_the_transaction():
    before = read_stamp()

    with transaction.atomic():
        TermFactory()
        inside = read_stamp()

    assert (inside == before, read_stamp() == before) == (True, False)


def add_a_term_and_fail():
    with transaction.atomic():
        TermFactory()
        raise RuntimeError


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_raises_nothing():
    before = read_stamp()

    with pytest.raises(RuntimeError):
        add_a_term_and_fail()

    assert read_stamp() == before


@pytest.mark.django_db(transaction=True)
def test_write_after_a_rolled_back_savepoint_still_raises():
    before = read_stamp()

    with transaction.atomic():
        with pytest.raises(RuntimeError):
            add_a_term_and_fail()
        TermFactory()

    assert read_stamp() != before


@pytest.mark.django_db(transaction=True)
def test_failing_callback_after_the_commit_does_not_keep_the_stamp_down():
    def fail():
        raise RuntimeError

    def add_a_term():
        with transaction.atomic():
            transaction.on_commit(fail)
            TermFactory()

    before = read_stamp()

    with pytest.raises(RuntimeError):
        add_a_term()

    assert read_stamp() != before


@pytest.mark.django_db(transaction=True)
def test_write_outside_of_transactions_raises_at_once():
    before = read_stamp()

    Municipality.objects.update(label_ru="Новое")

    assert read_stamp() != before

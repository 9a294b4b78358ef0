"""The demonstration: complete, repeatable, refused where its accounts would be a danger."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from best_practice.choices import FileKind
from best_practice.models import Case, CaseDraft, CasePage, DraftFile
from home.models import ContactSettings, NewsPage
from magazine.choices import PUBLICATION
from magazine.models import ArticlePage, IssuePage
from media_library.choices import UploadState
from media_library.models import Upload
from organisations.access import may_decide
from organisations.choices import PostKind
from organisations.models import Municipality
from organisations.services.memberships import claim_membership
from peer_learning.choices import QuestionState, ReplicationState
from peer_learning.models import Bookmark, CaseQuestion, Replication, VisitRequest
from people.models import User
from search.models import SavedSearch
from subscriptions.access import may_read
from subscriptions.choices import Ground
from subscriptions.models import DuesPayment, Subscription
from tests.factories.drafts import make_draft, make_person
from tests.factories.media_library import UploadFactory
from tests.factories.people import UserFactory


def load(*arguments):
    said = StringIO()
    call_command("load_demo", *arguments, stdout=said)
    return said.getvalue().strip()


def shape():
    return (
        Case.objects.count(),
        CasePage.objects.count(),
        NewsPage.objects.count(),
        User.objects.count(),
        Replication.objects.count(),
        CaseQuestion.objects.count(),
        VisitRequest.objects.count(),
        Bookmark.objects.count(),
        SavedSearch.objects.count(),
        IssuePage.objects.count(),
        ArticlePage.objects.count(),
        Subscription.objects.count(),
        DuesPayment.objects.count(),
    )


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for all tests of this file; each starts from it anew."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(once, db):
    """Every test but those that say when they load it."""


def test_demo_has_every_promised_account_and_they_can_sign_in(client, demo):
    names = ["admin", "editor", "author", "head", "secretary", "treasurer", "learner", "tutor",
             "trainer", "reporter", "subscriber", "lapsed", "gift", "unpaid",
             *(f"juror{n}" for n in range(1, 6))]  # fmt: skip

    for name in names:
        person = User.objects.get(email=f"{name}@demo.example")
        assert person.check_password("demo-municipalitet")
        assert person.emailaddress_set.filter(verified=True, primary=True).exists()


def test_roles_are_what_their_names_say(demo):
    admin, editor, author = (
        User.objects.get(email=f"{name}@demo.example") for name in ("admin", "editor", "author")
    )

    assert admin.is_superuser
    assert [group.name for group in editor.groups.all()] == ["Editors"]
    assert not author.has_perm("wagtailadmin.access_admin")


def test_head_of_the_example_municipality_may_confirm_a_colleague(demo):
    head = User.objects.get(email="head@demo.example")
    place = Municipality.objects.get(code="example-1")

    claim = claim_membership(
        person=UserFactory(), municipality=place, post_kind=PostKind.SPECIALIST
    )

    assert may_decide(head, claim)


def test_at_least_twenty_four_cases_in_two_languages_with_the_sums_of_the_reports(demo):
    totals = {
        case.total_som: case.participants_total
        for case in Case.objects.filter(is_example=False, total_som__in=[36_000, 37_000])
    }

    assert Case.objects.filter(is_in_ru=True).count() >= 24
    assert Case.objects.filter(is_in_ky=True).count() >= 24
    assert totals == {37_000: 94, 36_000: 290}


def test_case_of_an_example_municipality_is_marked_as_an_example(demo):
    unmarked = Case.objects.filter(municipalities__is_example=True, is_example=False)

    assert list(unmarked) == []


def test_second_load_adds_nothing_and_once_does_nothing(demo):
    before = shape()
    NewsPage.objects.first().delete()

    said = load("--once")

    assert said == "The demonstration is already there."
    assert shape()[2] == before[2] - 1
    load()
    assert shape() == before


def test_reload_starts_anew_and_keeps_what_other_people_sent(demo):
    before = shape()
    CasePage.objects.filter(title__startswith="Пример: вода").update(summary="Испорчено")
    stranger = UserFactory()
    Case.objects.filter(pages__title__startswith="«Папа").update(submitter=stranger)
    User.objects.get(email="author@demo.example").set_password("другое")

    load("--reload")

    assert not CasePage.objects.filter(summary="Испорчено").exists()
    assert Case.objects.filter(submitter=stranger).count() == 1
    assert shape() == (*before[:3], before[3] + 1, *before[4:])


def test_pumps_are_a_tree_of_two_levels_with_counts_that_lists_know(demo):
    confirmed = Replication.objects.confirmed().filter(result_case__isnull=False)
    branches = set(confirmed.values_list("case_id", "result_case_id"))
    root = Case.objects.get(pages__title__startswith="Пример: насос встал")
    leaves = {leaf for middle, leaf in branches if (root.pk, middle) in branches}

    assert len(leaves) == 2
    assert (root.repetitions_count, root.repetitions.count()) == (3, 3)
    assert Replication.objects.filter(state=ReplicationState.WAITING).count() == 1


def test_questions_of_the_demonstration_are_answered_but_one_and_never_by_a_real_body(demo):
    questions = CaseQuestion.objects.values_list("state", "case__is_example", "answer")

    assert sorted((state, is_example, bool(answer)) for state, is_example, answer in questions) == [
        (QuestionState.OPEN, True, False),
        (QuestionState.PUBLISHED, True, True),
        (QuestionState.PUBLISHED, True, True),
    ]


def test_reload_takes_repetitions_of_strangers_away_with_their_case_and_lets_others_stand(demo):
    repeated = Case.objects.filter(is_example=True, repetitions_count=0).first()
    part = Case.objects.filter(part_of__isnull=False).first()
    Replication.objects.create(
        case=repeated,
        municipality=Municipality.objects.get(code="example-9"),
        year=2024,
        language="ru",
        result="Сделали",
        sent_at=timezone.now(),
    )
    stranger = UserFactory()
    Case.objects.filter(pk=part.pk).update(submitter=stranger)

    load("--reload")

    assert not Replication.objects.filter(municipality__code="example-9").exists()
    assert Case.objects.get(submitter=stranger).part_of is None


def test_reload_deletes_files_of_the_demonstration_and_no_others(demo):
    author = User.objects.get(email="author@demo.example")
    draft = CaseDraft.objects.filter(author=author).first()
    claimed = UploadFactory(owner=author, state=UploadState.CLAIMED)
    attached = UploadFactory(state=UploadState.CLAIMED)
    other_draft, others = make_draft(make_person()), UploadFactory(owner=author)
    for one, upload in ((draft, claimed), (draft, attached), (other_draft, others)):
        DraftFile.objects.create(draft=one, upload=upload, kind=FileKind.PHOTO)
    unrelated = UploadFactory()

    load("--reload")

    assert set(Upload.objects.all()) == {others, unrelated}


def test_demo_says_where_its_editors_are_reached_unless_an_operator_did(demo):
    ContactSettings.objects.update(phone="+996 (312) 00-00-00", email="")

    load()

    contacts = ContactSettings.objects.get()
    assert (contacts.email, contacts.phone) == ("editor@demo.example", "+996 (312) 00-00-00")


def test_demo_is_refused_where_its_accounts_are_not_allowed(settings, demo):
    settings.DEMO_ACCOUNTS_ALLOWED = False
    NewsPage.objects.first().delete()
    before = shape()

    with pytest.raises(CommandError):
        load()

    assert shape() == before


def test_demo_has_an_open_issue_a_paid_one_and_one_of_paper_in_both_languages(demo):
    issues = IssuePage.objects.filter(live=True).order_by("running_from", "locale__language_code")

    assert [(page.locale.language_code, page.numbers.label) for page in issues] == [
        ("ky", "2-3 (100-101)"),
        ("ru", "2-3 (100-101)"),
        ("ky", "9 (167)"),
        ("ru", "9 (167)"),
        ("ky", "10 (180)"),
        ("ru", "10 (180)"),
    ]
    assert ArticlePage.objects.filter(live=True).count() == 52
    assert ArticlePage.objects.get(legacy_id=2452).locale.language_code == "ru"
    printed = ArticlePage.objects.filter(live=True, authors__name="")
    assert list(printed) == []


def ground_of(name, *, issued_on, today):
    person = User.objects.get(email=f"{name}@demo.example")
    return may_read(person=person, publication=PUBLICATION, issued_on=issued_on, today=today).ground


def test_accounts_of_the_demonstration_read_on_every_ground(demo):
    now = timezone.localdate()
    newest = IssuePage.objects.get(running_from=180, locale__language_code="ru").issue_date
    later = newest + datetime.timedelta(days=20)
    of_the_term = datetime.date(2026, 5, 1)

    by_term = {name: ground_of(name, issued_on=now, today=now) for name in ("subscriber", "gift")}
    by_dues = {name: ground_of(name, issued_on=newest, today=later) for name in ("head", "unpaid")}
    lapsed = [ground_of("lapsed", issued_on=day, today=later) for day in (newest, of_the_term)]

    assert by_term == {"subscriber": Ground.SUBSCRIPTION, "gift": Ground.GIFT}
    assert by_dues == {"head": Ground.DUES, "unpaid": Ground.NONE}
    assert lapsed == [Ground.NONE, Ground.KEPT]

"""Editors: their rooms, their pages, and an admin that speaks to nobody outside."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from best_practice.models import Case
from core.blocks.body import BodyBlock
from home.models import NewsIndexPage, NewsPage, StandardPage
from people.models import User
from people.services import erase_person
from tests.catalogue.unchanged import nothing_changes
from tests.factories.drafts import make_editor, make_person, published
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
TRAFFIC = ("wagtailadmin.EditingSession", "wagtailcore.PageLogEntry", "people.User")


@pytest.fixture
def editor(client):
    person = make_editor()
    client.force_login(person)
    return person


def standard_page(slug, language="ru"):
    return StandardPage.objects.get(slug=slug, locale__language_code=language)


def room_of_one_page(page):
    """Somebody who may edit this page and what is below, and nothing else."""
    group = Group.objects.create(name="Room")
    editors = Group.objects.get(name="Editors")
    group.permissions.set(editors.permissions.all())
    for right in GroupPagePermission.objects.filter(group=editors):
        GroupPagePermission.objects.create(group=group, page=page, permission=right.permission)
    return UserFactory(groups=["Room"])


def screens_of(page, other):
    """Every screen of the admin that shows or changes a page."""
    revision = page.save_revision()
    base = f"/admin/pages/{page.pk}"
    return [
        *(f"{base}/{part}/" for part in ("edit", "delete", "unpublish", "history", "copy")),
        *(f"{base}/{part}/" for part in ("view_draft", "privacy", "lock", "unlock", "usage")),
        *(f"{base}/revisions/{revision.pk}/{part}/" for part in ("view", "revert", "unschedule")),
        f"{base}/revisions/compare/earliest...latest/",
        f"{base}/move/{other.pk}/confirm/",
        f"{base}/convert_alias/",
        f"{base}/workflow/preview/1/",
        f"/admin/pages/add/home/standardpage/{page.pk}/",
        f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}",
        f"/admin/bulk/wagtailcore/page/unpublish/?id={page.pk}",
        f"/admin/localize/submit/page/{page.pk}/",
    ]


def test_bad_135_editor_of_one_section_changes_no_other(client):
    mine, theirs = standard_page("about"), standard_page("help")
    below = theirs.get_children().first().specific
    client.force_login(room_of_one_page(mine))
    screens = [*screens_of(theirs, mine), *screens_of(below, mine)]

    with nothing_changes(but=TRAFFIC):
        looked = {path: client.get(path).status_code for path in screens}
        posted = {path: client.post(path, {"title": "Чужое"}).status_code for path in screens}

    assert client.get(f"/admin/pages/{mine.pk}/edit/").status_code == 200
    refused = {302, 403, 404, 405}
    assert {path: code for path, code in looked.items() if code not in refused} == {}
    assert {path: code for path, code in posted.items() if code not in refused} == {}


def test_bad_136_staff_cannot_make_themselves_or_others_more(client):
    staff = {name: UserFactory(groups=[name]) for name in ("Editors", "Operators")}
    victim = UserFactory()
    root = UserFactory(is_superuser=True)
    more = {"is_superuser": "on", "is_active": "on", "groups": ["1", "2"], "email": "a@b.kg"}

    for person in staff.values():
        client.force_login(person)
        with nothing_changes(but=("wagtailusers.UserProfile",)):
            for target in (person, victim, root):
                for path in (
                    f"/admin/users/edit/{target.pk}/",
                    f"/admin/users/delete/{target.pk}/",
                    f"/admin/bulk/people/user/assign_role/?id={target.pk}",
                    f"/admin/bulk/people/user/set_active_state/?id={target.pk}",
                ):
                    assert client.post(path, more).status_code in {302, 403, 404}
            assert client.post("/admin/users/add/", more).status_code in {302, 403, 404}
            client.post("/admin/account/", {**more, "name_email-email": "root@x.example"})

    assert User.objects.filter(is_superuser=True).get() == root


def test_bad_136_only_a_superuser_edits_accounts(client):
    root, person = UserFactory(is_superuser=True), UserFactory()
    client.force_login(root)

    assert client.get(f"/admin/users/edit/{person.pk}/").status_code == 200


PASTED = (
    '<p class="MsoNormal" style="margin:0"><o:p></o:p><span lang="RU" style="color:red">Вода'
    '</span></p><p><img src="data:image/png;base64,' + "A" * 200_000 + '" alt=""></p>'
    "<!--[if gte mso 9]><xml></xml><![endif]--><table><tr><td>37,0</td></tr></table>"
)


def test_bad_139_paste_from_an_office_program_becomes_plain_text():
    block = BodyBlock()

    cleaned = block.child_blocks["text"].value_from_form(PASTED).source

    assert cleaned == "<p>Вода</p><p></p>37,0"
    assert "image" not in block.child_blocks["text"].features


def test_bad_141_page_is_not_moved_below_itself(client, editor):
    page = standard_page("help")
    child = page.get_children().first()

    with nothing_changes(but=TRAFFIC):
        answer = client.post(f"/admin/pages/{page.pk}/move/{child.pk}/confirm/")

    assert answer.status_code in {302, 403}
    page.refresh_from_db()
    assert page.url_path == "/ru/help/"


def test_bad_141_page_with_many_below_is_deleted_only_after_its_name_was_typed(client):
    client.force_login(UserFactory(is_superuser=True))
    parent = standard_page("about")
    for number in range(settings.WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT):
        parent.add_child(instance=StandardPage(title=f"Лист {number}", slug=f"leaf-{number}"))
    path = f"/admin/pages/{parent.pk}/delete/"

    with nothing_changes(but=TRAFFIC):
        asked = client.get(path).content.decode()
        client.post(path)
        client.post(path, {"confirm_site_name": "не то"})

    assert 'name="confirm_site_name"' in asked
    client.post(path, {"confirm_site_name": settings.WAGTAIL_SITE_NAME})
    assert not StandardPage.objects.filter(pk=parent.pk).exists()


def test_bad_142_second_editor_is_told_of_the_first(client, editor):
    page = standard_page("about")
    edit = f"/admin/pages/{page.pk}/edit/"

    def look():
        """Open the page and let its script say who is there."""
        screen = BeautifulSoup(client.get(edit).content, "html.parser")
        session = screen.find(
            attrs={"data-w-swap-src-value": True, "data-w-session-interval-value": True}
        )
        return client.post(session["data-w-swap-src-value"]).json()["html"]

    alone = look()
    client.force_login(make_editor("second@example.org"))
    told = look()

    assert (editor.email in alone, editor.email in told) == (False, True)


def test_bad_143_page_that_ends_before_it_begins_is_refused(client, editor):
    index = NewsIndexPage.objects.get(locale__language_code="ru")
    now = timezone.now()
    form = {
        "title": "Новость",
        "slug": "novost",
        "summary": "",
        "published_date": "2026-01-01",
        "body-count": "0",
        "go_live_at": (now + datetime.timedelta(days=2)).strftime("%Y-%m-%d %H:%M"),
        "expire_at": (now + datetime.timedelta(days=1)).strftime("%Y-%m-%d %H:%M"),
        "action-publish": "1",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }

    with nothing_changes(but=TRAFFIC):
        answer = client.post(f"/admin/pages/add/home/newspage/{index.pk}/", form)

    assert answer.status_code == 200
    assert {"go_live_at", "expire_at"} <= set(answer.context["form"].errors)
    assert 'value="Новость"' in answer.content.decode()
    assert NewsPage.objects.count() == 0


def test_bad_144_shared_password_is_not_offered_and_not_taken(client, editor):
    page = standard_page("about")
    path = f"/admin/pages/{page.pk}/privacy/"
    client.force_login(UserFactory(is_superuser=True))

    with nothing_changes(but=TRAFFIC):
        offered = client.get(path).content.decode()
        client.post(path, {"restriction_type": "password", "password": "1234"})

    assert 'value="password"' not in offered
    assert not PageViewRestriction.objects.filter(restriction_type="password").exists()
    assert settings.WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS == {"SHARED_PASSWORD": False}


def test_bad_145_admin_is_told_to_call_nobody():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_bad_145_picture_of_a_person_comes_from_here(client, editor):
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")

    sources = [image["src"] for image in page.find_all("img")]

    assert [source for source in sources if not source.startswith(("/", "data:"))] == []


def test_bad_146_case_of_an_erased_person_stays_without_the_name(client):
    author, editor = make_person(place="example-1"), make_editor()
    draft = published(author, editor)
    page = draft.case.pages.get()

    erase_person(person=author)

    case = Case.objects.get(pk=draft.case_id)
    assert client.get(page.url_path).status_code == 200
    owner = Page.objects.get(pk=page.pk).owner
    assert (case.submitter, owner.email.partition("@")[2]) == (None, "invalid.invalid")


def test_bad_146_account_that_owns_cases_is_not_deleted_from_the_admin(client):
    author, editor = make_person(place="example-1"), make_editor()
    draft = published(author, editor)
    client.force_login(UserFactory(is_superuser=True))

    client.post(f"/admin/users/delete/{author.pk}/")

    assert client.get(draft.case.pages.get().url_path).status_code == 200
    assert Case.objects.filter(pk=draft.case_id).exists()

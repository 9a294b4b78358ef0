"""The demonstration: complete, repeatable, refused where its accounts would be a danger."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from best_practice.choices import FileKind
from best_practice.models import Case, CaseDraft, CasePage, DraftFile
from home.models import ContactSettings, NewsPage
from media_library.choices import UploadState
from media_library.models import Upload
from organisations.access import may_decide
from organisations.choices import PostKind
from organisations.models import Municipality
from organisations.services.memberships import claim_membership
from people.models import User
from tests.factories.drafts import make_draft, make_person
from tests.factories.media_library import UploadFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


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
    )


def test_demo_has_every_promised_account_and_they_can_sign_in(client):
    load()
    names = ["admin", "editor", "author", "head", "secretary", "treasurer", "learner", "tutor",
             "trainer", "reporter", "subscriber", *(f"juror{n}" for n in range(1, 6))]  # fmt: skip

    for name in names:
        person = User.objects.get(email=f"{name}@demo.example")
        assert person.check_password("demo-municipalitet")
        assert person.emailaddress_set.filter(verified=True, primary=True).exists()


def test_roles_are_what_their_names_say():
    load()
    admin, editor, author = (
        User.objects.get(email=f"{name}@demo.example") for name in ("admin", "editor", "author")
    )

    assert admin.is_superuser
    assert [group.name for group in editor.groups.all()] == ["Editors"]
    assert not author.has_perm("wagtailadmin.access_admin")


def test_head_of_the_example_municipality_may_confirm_a_colleague():
    load()
    head = User.objects.get(email="head@demo.example")
    place = Municipality.objects.get(code="example-1")

    claim = claim_membership(
        person=UserFactory(), municipality=place, post_kind=PostKind.SPECIALIST
    )

    assert may_decide(head, claim)


def test_at_least_twelve_cases_in_two_languages_with_the_sums_of_the_reports():
    load()
    totals = {
        case.total_som: case.participants_total
        for case in Case.objects.filter(is_example=False, total_som__in=[36_000, 37_000])
    }

    assert Case.objects.filter(is_in_ru=True).count() >= 12
    assert Case.objects.filter(is_in_ky=True).count() >= 12
    assert totals == {37_000: 94, 36_000: 290}


def test_case_of_an_example_municipality_is_marked_as_an_example():
    load()
    unmarked = Case.objects.filter(municipalities__is_example=True, is_example=False)

    assert list(unmarked) == []


def test_second_load_adds_nothing_and_once_does_nothing():
    load()
    before = shape()
    NewsPage.objects.first().delete()

    said = load("--once")

    assert said == "The demonstration is already there."
    assert shape()[2] == before[2] - 1
    load()
    assert shape() == before


def test_reload_starts_anew_and_keeps_what_other_people_sent():
    load()
    before = shape()
    CasePage.objects.filter(title__startswith="Пример: вода").update(summary="Испорчено")
    stranger = UserFactory()
    Case.objects.filter(pages__title__startswith="«Папа").update(submitter=stranger)
    User.objects.get(email="author@demo.example").set_password("другое")

    load("--reload")

    assert not CasePage.objects.filter(summary="Испорчено").exists()
    assert Case.objects.filter(submitter=stranger).count() == 1
    assert shape() == (*before[:3], before[3] + 1)


def test_reload_deletes_files_of_the_demonstration_and_no_others():
    load()
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


def test_demo_says_where_its_editors_are_reached_unless_an_operator_did():
    ContactSettings.objects.update(phone="+996 (312) 00-00-00")

    load()

    contacts = ContactSettings.objects.get()
    assert (contacts.email, contacts.phone) == ("editor@demo.example", "+996 (312) 00-00-00")


def test_demo_is_refused_where_its_accounts_are_not_allowed(settings):
    settings.DEMO_ACCOUNTS_ALLOWED = False

    with pytest.raises(CommandError):
        load()

    assert not User.objects.filter(email__endswith="@demo.example").exists()

"""Erasing a person leaves no row that names them; a copy has all that the erasing takes."""

import json
import uuid
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from best_practice.models import Case
from home.models import MistakeReport
from media_library.services import receive_upload
from organisations.models import Membership, Municipality
from people.choices import Gender
from people.jobs import build_export, deliver_waiting
from people.models import (
    AccessLog,
    ErasureRequest,
    PhoneNumber,
    Profile,
    SignIn,
    TextMessage,
    User,
)
from people.services import (
    erase_person,
    export_person,
    fulfil_erasures,
    hold_form,
    queue_letter,
    record_access,
    record_consent,
    request_export,
    save_statistics,
    verify_person,
)
from tests.factories.drafts import ANSWERS, make_draft, make_editor, published, review, submitted
from tests.factories.media_library import PDF, picture, posted
from tests.factories.people import UserFactory
from tests.support.traces import removed, snapshot, traces

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "asanova.aigul@ayil.example", "+996555123456"
NAME, NAME_KY, NAME_LATIN = "Асанова Айгуль Асановна", "Асанова Айгүл", "Asanova Aigul"
# Words by which anybody would know whom a row is about.
NEEDLES = (EMAIL, PHONE, NAME, NAME_KY, NAME_LATIN, "Айгуль Асановна", "Айгүл", "aigul")


def contact(**of):
    return {**ANSWERS, "results": {**ANSWERS["results"], **of}}


@pytest.fixture
def staff():
    return UserFactory(is_superuser=True, email="root@portal.example")


@pytest.fixture
def person(settings, tmp_path, staff):
    settings.ERASURE_LIST = str(tmp_path / "erasures.jsonl")
    person = User.objects.create_user(EMAIL, "слива-под-окном-7", first_name=NAME)
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
    face(person)
    account(person, staff)
    places(person)
    cases(person)
    return person


def face(person):
    profile = Profile.objects.create(
        person=person,
        display_name=NAME,
        name_ru=NAME,
        name_ky=NAME_KY,
        name_latin=NAME_LATIN,
        bio=f"{NAME}, воду знаю с 1999 года.",
    )
    portrait = ContentFile(picture(), "aigul.png")
    UserProfile.objects.create(user=person, avatar=portrait, preferred_language="ru")
    save_statistics(person=person, gender=Gender.FEMALE, birth_year=1985)
    record_consent(person=person, kind="privacy", text_version="1", language="ru")
    return profile


def account(person, staff):
    """Letters, texts, forms, sessions, and what others wrote about the person."""
    event = {"number": 7, "title": f"Насос. {NAME}", "comment": NAME, "action_path": "/ru/my/"}
    queue_letter(event="1", person=person, kind="case_returned", context=event)
    queue_letter(event="2", person=staff, kind="case_returned", context=event)
    queue_letter(event="3", recipient=EMAIL, kind="case_returned", context=event, language="ru")
    PhoneNumber.objects.create(person=person, phone=PHONE, confirmed_at=timezone.now())
    for owner in (person, None):
        TextMessage.objects.create(person=owner, phone=PHONE, kind="code", text="1234")
    SignIn.objects.create(person=person, session_key="a" * 32, browser="Firefox")
    hold_form(person=person, path="/ru/x/", fields={"text": [f"Пишет {NAME}"]})
    Client().force_login(person)
    verify_person(person=person, verified_by=staff, ground="staff", note="звонок")
    record_access(who=staff, kind="view", subject="account", person_ids=[person.pk])
    log(instance=person, action="wagtail.edit", user=staff, data={"was": NAME})
    log(instance=staff, action="wagtail.edit", user=staff, title=f"Вместо {NAME}")
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="people.jobs.send_letter",
        backend_name="default",
        run_after=timezone.now(),
        traceback=f"KeyError: {EMAIL}",
    )
    MistakeReport.objects.create(
        page_address="/ru/", text=f"Пишет {NAME}", email=EMAIL, form_key=uuid.uuid4()
    )
    build_export.func(str(request_export(person=person).pk))


def places(person):
    Membership.objects.create(
        person=person,
        municipality=Municipality.objects.get(code="example-1"),
        post_ru="Специалист",
        confirmed_at=timezone.now(),
        from_date="2020-01-01",
    )


def cases(person):
    """A draft, one under review, one returned with words, one published; files of each kind."""
    editor = make_editor()
    receive_upload(owner=person, file=posted(f"{NAME}.pdf", PDF))
    own = contact(contact_email=[EMAIL], contact_phone=[PHONE])
    make_draft(person, **own)
    submitted(person, **own)
    review(submitted(person, **own), editor, "reject", f"{NAME}, добавьте снимок.")
    published(person, editor, **own)


def test_person_can_be_found_before_the_erasing(person):
    found = traces(NEEDLES)

    assert found >= {
        "account.EmailAddress.email",
        "best_practice.Case.contact_email",
        "best_practice.CaseDraft.answers",
        "best_practice.CaseVersion.content",
        "django_tasks_database.DBTaskResult.traceback",
        "home.MistakeReport.text",
        "media_library.Upload.name",
        "people.HeldForm.fields",
        "people.Letter.text",
        "people.PhoneNumber.phone",
        "people.Profile.name_ky",
        "people.TextMessage.phone",
        "people.User.email",
        "wagtailcore.ModelLogEntry.label",
        "wagtailcore.ModelLogEntry.data",
        "wagtailcore.TaskState.comment",
        "wagtailusers.UserProfile.avatar",
    }


def test_no_row_names_an_erased_person(person):
    erase_person(person=person)

    assert traces(NEEDLES) == set()


def test_no_row_names_an_erased_person_once_the_last_letter_is_gone(person):
    now = timezone.now()
    ErasureRequest.objects.create(
        person=person, due_at=now - timedelta(days=1), warned_at=now - timedelta(days=2)
    )

    fulfil_erasures(now=now)
    left = traces(NEEDLES)
    deliver_waiting()

    assert left == {"people.Letter.recipient"}
    assert traces(NEEDLES) == set()


def test_what_was_published_and_who_looked_stays(person):
    erase_person(person=person)

    assert Case.objects.filter(is_in_ru=True).count() == 1
    assert AccessLog.objects.count() == 1


def test_erasing_one_person_leaves_all_others_as_they_are(person):
    others = UserFactory(email="other@ayil.example", first_name="Асанов Бакыт")
    Profile.objects.create(person=others, display_name="Асанов Бакыт Асанович")
    make_draft(others)
    before = traces(("other@ayil.example", "Асанов Бакыт"))

    erase_person(person=person)

    assert traces(("other@ayil.example", "Асанов Бакыт")) == before


# What a copy leaves out, and why.
NOT_TOLD = {
    # It opens something.
    "people.Activation.digest",
    "people.SignIn.session_key",
    "people.User.password",
    "sessions.Session.expire_date",
    "sessions.Session.session_data",
    "sessions.Session.session_key",
    # It is the copy itself, or the same words or file a second time.
    "best_practice.CaseVersion.digest",
    "media_library.Upload.digest",
    "media_library.Upload.file",
    "people.DataExport.asked_at",
    "people.DataExport.expires_at",
    "people.DataExport.file",
    "people.Letter.html",
    # How the machine works: numbers of events, attempts, what is counted anew from the facts.
    "best_practice.CaseFacet.facet",
    "best_practice.CaseFacet.value",
    "best_practice.CaseGap.since",
    "media_library.Upload.scan",
    "media_library.Upload.text_state",
    "people.Letter.event",
    "people.Letter.message_id",
    "people.Letter.next_at",
    "people.TextMessage.queued_at",
    "people.TextMessage.state",
    "wagtailusers.UserProfile.contrast",
    "wagtailusers.UserProfile.density",
    "wagtailusers.UserProfile.theme",
    # What others wrote down in the course of their work; the name in it is put out.
    "django_tasks_database.DBTaskResult.traceback",
    "wagtailcore.ModelLogEntry.label",
}


def test_copy_has_all_that_the_erasing_takes(person):
    told = json.dumps(export_person(person=person), ensure_ascii=False, default=str)
    before = snapshot()

    erase_person(person=person)

    gone = removed(before, snapshot())
    silent = {
        column: words
        for column, words in gone.items()
        if column not in NOT_TOLD
        and any(json.dumps(word, ensure_ascii=False)[1:-1] not in told for word in words)
    }
    assert silent == {}

"""Nothing typed is lost when a session ends, and nothing counts twice when a form is repeated."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.views import View

from config.urls import urlpatterns as portal_urls
from media_library.models import Upload
from people.access import hold_token, read_hold_token
from people.models import FormKey, HeldForm, Letter
from people.services import (
    FormKeyRefused,
    claim_form_key,
    drop_form_keys,
    drop_held_forms,
    hold_form,
    queue_letter,
    release_held_form,
    settle_form_key,
)
from people.views import KeepsTypedText
from tests.factories.media_library import PDF, posted
from tests.factories.people import PASSWORD, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/typing/"


class TypingView(KeepsTypedText, View):
    """A form page as best_practice has them."""

    def get(self, request):
        held = self.release_held(request)
        text = held["text"][0] if held else "empty"
        files = ",".join(self.held_uploads.get("file", []))
        return HttpResponse(f"{text}|{files}|{self.hold_token(request)}")

    def post(self, request):
        return HttpResponse(f"saved {request.POST['text']}")


urlpatterns = [path("typing/", TypingView.as_view()), *portal_urls]


@pytest.fixture
def typing_page(settings):
    settings.ROOT_URLCONF = "tests.people.test_typed_forms"


def open_page(client):
    return client.get(PAGE).content.decode().split("|")


def sign_in(client, person, next_page):
    answer = client.post(
        "/ru/account/login/",
        {"login": person.email, "password": PASSWORD, "next": next_page},
    )
    return client.get(answer.url)


def test_text_typed_into_an_ended_session_comes_back_after_sign_in(client, typing_page):
    person = UserFactory()
    client.force_login(person)
    token = open_page(client)[2]
    client.logout()

    answer = client.post(PAGE, {"hold": token, "text": "Вода в каждом доме"})
    back = sign_in(client, person, PAGE).content.decode().split("|")

    assert (answer.status_code, answer.url) == (302, f"/ru/account/login/?next={PAGE}")
    assert back[0] == "Вода в каждом доме"
    assert open_page(client)[0] == "empty"


def test_file_of_an_ended_session_is_kept_for_its_person(client, typing_page):
    person = UserFactory()
    token = hold_token(person=person, path=PAGE)

    client.post(PAGE, {"hold": token, "text": "x", "file": posted("a.pdf", PDF)})
    client.force_login(person)

    upload = Upload.objects.get()
    assert upload.owner == person
    assert open_page(client)[1] == str(upload.pk)


def test_text_is_never_given_to_another_account(client, typing_page):
    person = UserFactory()
    client.post(PAGE, {"hold": hold_token(person=person, path=PAGE), "text": "mine"})

    client.force_login(UserFactory())

    assert open_page(client)[0] == "empty"


def test_post_of_another_account_changes_nothing_and_keeps_the_text(client, typing_page):
    person = UserFactory()
    client.force_login(UserFactory())

    answer = client.post(PAGE, {"hold": hold_token(person=person, path=PAGE), "text": "mine"})

    assert answer.status_code == 403
    assert HeldForm.objects.get().person == person


def test_script_learns_that_the_session_has_ended(client, typing_page):
    answer = client.post(PAGE, {"text": "x"}, headers={"x-keep": "autosave"})

    assert answer.status_code == 401
    assert HeldForm.objects.count() == 0


@pytest.mark.parametrize("token", ["", "garbage", "a:b:c"])
def test_text_without_our_signature_is_not_kept(client, typing_page, token):
    answer = client.post(PAGE, {"hold": token, "text": "x"})

    assert answer.status_code == 302
    assert HeldForm.objects.count() == 0


def test_signature_is_of_one_page_and_seven_days():
    person = UserFactory()
    token = hold_token(person=person, path=PAGE)

    assert read_hold_token(token, path=PAGE) == person
    assert read_hold_token(token, path="/other/") is None
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert read_hold_token(token, path=PAGE) is None


def test_same_text_is_held_once_and_the_newest_comes_first():
    person = UserFactory()
    for text in ("one", "one", "two"):
        hold_form(person=person, path=PAGE, fields={"text": [text]})

    released = [release_held_form(person=person, path=PAGE) for _ in range(3)]

    assert [held and held.fields for held in released] == [
        {"text": ["two"]},
        {"text": ["one"]},
        None,
    ]


def test_held_text_never_has_passwords_and_nul(client, typing_page):
    token = hold_token(person=UserFactory(), path=PAGE)

    client.post(PAGE, {"hold": token, "text": "a\x00b", "password": "secret"})

    assert HeldForm.objects.get().fields == {"text": ["ab"]}


def test_held_text_is_forgotten_after_a_day():
    person = UserFactory()
    hold_form(person=person, path=PAGE, fields={"text": ["x"]})

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert release_held_form(person=person, path=PAGE) is None
        assert drop_held_forms() == 1


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_bad_31_post_without_token_is_answered_in_the_language_of_the_page(language):
    client = Client(enforce_csrf_checks=True)
    client.cookies["portal_csrf"] = "x" * 32

    answer = client.post(f"/{language}/account/login/", {"login": "a@example.org"})

    assert answer.status_code == 403
    assert f'<html lang="{language}"' in answer.content.decode()
    assert f'href="/{language}/account/login/"' in answer.content.decode()
    assert answer.templates[0].name == "pages/form_expired.html"


def test_bad_31_text_is_kept_when_the_page_was_open_too_long(typing_page):
    person = UserFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    token = open_page(client)[2]

    answer = client.post(PAGE, {"hold": token, "text": "Вода"})

    assert answer.status_code == 403
    assert answer.context["is_kept"]
    assert open_page(client)[0] == "Вода"


def test_bad_32_browser_without_cookies_is_told_so():
    answer = Client(enforce_csrf_checks=True).post("/ru/account/login/", {"login": "a"})

    assert answer.status_code == 403
    assert answer.context["is_cookie_refused"]


def test_form_key_gives_the_second_post_the_answer_of_the_first():
    person, key = UserFactory(), uuid.uuid4()
    first = claim_form_key(person=person, key=key, purpose="submit")
    settle_form_key(form_key=first, result="234")

    second = claim_form_key(person=person, key=key, purpose="submit")

    assert (first.result, second.result) == ("234", "234")


def test_form_key_of_another_person_or_purpose_is_refused():
    person, key = UserFactory(), uuid.uuid4()
    claim_form_key(person=person, key=key, purpose="submit")

    with pytest.raises(FormKeyRefused):
        claim_form_key(person=UserFactory(), key=key, purpose="submit")
    with pytest.raises(FormKeyRefused):
        claim_form_key(person=person, key=key, purpose="other")


def test_form_key_is_forgotten_after_ninety_days():
    claim_form_key(person=UserFactory(), key=uuid.uuid4(), purpose="submit")

    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert drop_form_keys() == 1


@pytest.mark.django_db(transaction=True)
def test_bad_39_twenty_parallel_posts_have_one_effect_and_one_answer():
    person, key = ProfileFactory().person, uuid.uuid4()
    start = threading.Barrier(20)
    answers = []

    def post():
        start.wait()
        with transaction.atomic():
            claimed = claim_form_key(person=person, key=key, purpose="submit")
            if not claimed.result:
                letter = queue_letter(event=f"e:{uuid.uuid4()}", person=person, kind="password_set")
                settle_form_key(form_key=claimed, result=str(letter.pk))
        answers.append(claimed.result)
        connections.close_all()

    threads = [threading.Thread(target=post) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [str(Letter.objects.get().pk)] * 20
    assert FormKey.objects.count() == 1

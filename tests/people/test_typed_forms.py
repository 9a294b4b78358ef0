"""Nothing typed is lost when a session ends."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.views import View

from config.urls import urlpatterns as portal_urls
from media_library.models import Upload
from people.access import hold_token, read_hold_token
from people.models import HeldForm
from people.selectors import newest_held_form
from people.services import (
    drop_held_forms,
    forget_held_form,
    hold_form,
    release_held_form,
)
from people.views import KeepsTypedText
from tests.factories.media_library import PDF, posted
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/typing/"
SAVING = "/saving/"


class TypingView(KeepsTypedText, View):
    """A form page as best_practice has them."""

    def get(self, request):
        held = self.release_held(request)
        text = held["text"][0] if held else "empty"
        files = ",".join(self.held_uploads.get("file", []))
        return HttpResponse(f"{text}|{files}|{self.hold_token(request)}")

    def post(self, request):
        return HttpResponse(f"saved {request.POST['text']}")


class SavingView(KeepsTypedText, View):
    """A form page that saves what was held, which may fail."""

    def get(self, request):
        with transaction.atomic():
            held = self.peek_held(request)
            self.forget_held()
            if request.GET["fails"] == "yes":
                raise RuntimeError(held["text"][0])
        return HttpResponse(held["text"][0])


urlpatterns = [
    path("saving/", SavingView.as_view()),
    path("typing/", TypingView.as_view()),
    *portal_urls,
]


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


def test_nul_in_the_name_of_a_field_is_dropped(client, typing_page):
    token = hold_token(person=UserFactory(), path=PAGE)

    client.post(PAGE, {"hold": token, "te\x00xt": "x", "fi\x00le": posted("a.pdf", PDF)})

    held = HeldForm.objects.get()
    assert (held.fields, list(held.uploads)) == ({"text": ["x"]}, ["file"])


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
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert read_hold_token(token, path=PAGE) is None


def test_signature_of_a_page_ends_with_the_password():
    person = UserFactory()
    token = hold_token(person=person, path=PAGE)

    person.set_password("другая-слива-8")
    person.save()

    assert read_hold_token(token, path=PAGE) is None


def test_text_typed_last_comes_back_and_nothing_older_after_it():
    person = UserFactory()
    for text in ("one", "two", "one"):
        hold_form(person=person, path=PAGE, fields={"text": [text]})
    hold_form(person=person, path="/other/", fields={"text": ["elsewhere"]})

    released = [release_held_form(person=person, path=PAGE) for _ in range(2)]

    assert [held and held.fields for held in released] == [{"text": ["one"]}, None]
    assert [held.path for held in HeldForm.objects.all()] == ["/other/"]


def test_same_text_with_its_file_sent_again_is_kept_once(client, typing_page):
    person = UserFactory()
    token = hold_token(person=person, path=PAGE)
    for _ in range(3):
        client.post(PAGE, {"hold": token, "text": "x", "file": posted("a.pdf", PDF)})
    client.post(PAGE, {"hold": token, "text": "x"})

    client.force_login(person)

    assert open_page(client)[:2] == ["x", str(Upload.objects.get().pk)]
    assert HeldForm.objects.count() == 0


def test_text_that_could_not_be_saved_comes_again(client, typing_page):
    person = UserFactory()
    for text in ("one", "two"):
        hold_form(person=person, path=SAVING, fields={"text": [text]})
    client.force_login(person)
    client.raise_request_exception = False

    codes = [client.get(SAVING, {"fails": fails}).status_code for fails in ("yes", "no")]

    assert codes == [500, 200]
    assert HeldForm.objects.count() == 0


def test_text_held_while_the_page_saves_stays():
    person = UserFactory()
    hold_form(person=person, path=PAGE, fields={"text": ["one"]})
    held = newest_held_form(person, PAGE)
    hold_form(person=person, path=PAGE, fields={"text": ["two"]})

    forget_held_form(held=held)

    assert [left.fields for left in HeldForm.objects.all()] == [{"text": ["two"]}]


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

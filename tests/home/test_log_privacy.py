"""Signing up, a forgotten password, a phone and a failure leave nobody's data in the log."""

import logging

import pytest
from allauth.account.views import LoginView
from django.test import Client

from people.models import Letter
from tests.factories.people import PASSWORD, UserFactory
from tests.people.accounts import CODE, RESET, code_in, sign_in, sign_up
from tests.support.logs import listening

pytestmark = pytest.mark.django_db

PHONE = "+996555123456"


@pytest.fixture(autouse=True)
def _loud():
    """Log whatever the libraries have to say, not only warnings."""
    root = logging.getLogger()
    before, root.level = root.level, logging.INFO
    yield
    root.level = before


def words(lines):
    return "\n".join(str(line) for line in lines).lower()


def test_signing_up_and_in_leaves_no_trace_of_the_person(client):
    with listening() as lines:
        sign_up(client)
        code = code_in(Letter.objects.get())
        client.post(CODE, {"code": "0000-0000"})
        client.post(CODE, {"code": code})
        client.post("/ru/account/logout/")
        sign_in(client, "new@example.org", "wrong password of mine")
        sign_in(client, "new@example.org")

    for secret in ("new@example.org", "асанова", PASSWORD, "wrong password", code):
        assert secret.lower() not in words(lines)


def test_forgotten_password_leaves_no_trace(client):
    person = UserFactory(email="forgetful@example.org")
    with listening() as lines:
        client.post(RESET, {"email": person.email})
        client.post(RESET, {"email": "nobody@example.org"})
        letter = Letter.objects.get(recipient=person.email)
        client.post("/ru/account/password/reset/confirm-code/", {"code": code_in(letter)})

    for secret in ("forgetful", "nobody@", code_in(letter)):
        assert secret not in words(lines)


def test_failure_while_a_form_is_handled_tells_nothing_of_what_was_typed(monkeypatch):
    typed = {"login": "aigul@example.org", "password": PASSWORD, "phone": PHONE}

    def fail(_view, request, *_, **__):
        raise RuntimeError(f"could not handle {dict(request.POST)} of {request.get_full_path()}")

    monkeypatch.setattr(LoginView, "dispatch", fail)
    with listening() as lines:
        answer = Client(raise_request_exception=False).post("/ru/account/login/?next=/a", typed)

    assert answer.status_code == 500
    assert [line["error"] for line in lines] == ["RuntimeError"]
    for secret in (*typed.values(), "next=/a"):
        assert secret.lower() not in words(lines)

"""Second factors: an app's codes, codes on paper, passkeys, and the staff who must have one."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from people.adapters import FactorAdapter
from people.models import Letter
from tests.factories.people import UserFactory
from tests.people.accounts import is_signed_in, sign_in
from tests.people.codes import APP, SECURITY, app_code, prove, set_up_app

pytestmark = pytest.mark.django_db
CHECK, REMOVE = "/ru/account/factor/check/", "/ru/account/factor/app/remove/"
CODES = "/ru/account/factor/codes/"


@pytest.fixture
def guarded(client):
    """Somebody with an app, signed out; the secret the app keeps."""
    person = UserFactory()
    client.force_login(person)
    secret = set_up_app(client)
    client.logout()
    return person, secret


def test_app_is_set_up_with_its_first_code_and_gives_ten_codes_for_paper(client):
    person = UserFactory()
    client.force_login(person)

    set_up_app(client)

    kinds = Authenticator.objects.filter(user=person).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]
    assert len(client.get(CODES).context["unused_codes"]) == 10
    assert client.get(CODES + "file/")["Content-Disposition"].startswith("attachment")


def test_drawing_shows_the_secret_that_waits_and_nothing_afterwards(client):
    client.force_login(UserFactory())
    prove(client)
    before = client.get(APP + "drawing.svg").status_code
    client.get(APP)

    drawing = client.get(APP + "drawing.svg")

    assert before == 404
    assert (drawing.status_code, drawing["Content-Type"]) == (200, "image/svg+xml")
    assert drawing["Cache-Control"] == "private, no-store"


def test_wrong_first_code_switches_nothing_on(client):
    client.force_login(UserFactory())
    prove(client)
    client.get(APP)

    answer = client.post(APP, {"code": "000000"})

    assert answer.context["form"].errors.keys() == {"code"}
    assert Authenticator.objects.count() == 0


def test_password_alone_no_longer_signs_in(client, guarded):
    person, secret = guarded

    answer = sign_in(client, person.email)
    before = is_signed_in(client)
    client.post(CHECK, {"code": app_code(secret)})

    assert answer.url == CHECK
    assert not before
    assert is_signed_in(client)


def test_bad_20_code_that_set_the_app_up_signs_nobody_in(client):
    person = UserFactory()
    client.force_login(person)
    prove(client)
    code = app_code(client.get(APP).context["form"].secret)
    client.post(APP, {"code": code})
    client.logout()

    sign_in(client, person.email)
    answer = client.post(CHECK, {"code": code})

    assert answer.context["form"].errors.keys() == {"code"}
    assert not is_signed_in(client)


def test_bad_20_code_of_the_app_serves_once(client, guarded):
    person, secret = guarded
    code = app_code(secret)
    sign_in(client, person.email)
    client.post(CHECK, {"code": code})
    thief = Client()

    sign_in(thief, person.email)
    answer = thief.post(CHECK, {"code": code})

    assert answer.context["form"].errors.keys() == {"code"}
    assert not is_signed_in(thief)


@pytest.mark.parametrize("steps", [-2, -1, 1, 2])
def test_bad_20_code_of_another_half_minute_is_refused(client, guarded, steps):
    person, secret = guarded
    sign_in(client, person.email)

    client.post(CHECK, {"code": app_code(secret, steps)})

    assert not is_signed_in(client)


def test_code_on_paper_opens_once(client, guarded):
    person, _ = guarded
    paper = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    code = paper.get_unused_codes()[0]
    answers = []

    for one in (client, Client()):
        sign_in(one, person.email)
        one.post(CHECK, {"code": code})
        answers.append(is_signed_in(one))

    assert answers == [True, False]


def test_bad_19_app_is_not_switched_off_without_the_password(client):
    client.force_login(UserFactory())
    set_up_app(client)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    answer = client.post(REMOVE)

    assert answer.url.startswith("/ru/account/reauthenticate/")
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_switching_off_takes_the_codes_on_paper_too_and_is_told_by_letter(client):
    person = UserFactory()
    client.force_login(person)
    set_up_app(client)

    client.post(REMOVE)

    assert Authenticator.objects.count() == 0
    assert Letter.objects.filter(person=person, kind="totp_deactivated").count() == 1


def test_copy_of_the_database_opens_no_account(client, guarded):
    person, secret = guarded
    kept = Authenticator.objects.get(user=person, type="totp").data["secret"]

    assert secret not in kept
    assert FactorAdapter().decrypt(kept) == secret


def test_secret_under_an_older_key_of_the_portal_still_serves(settings):
    kept = FactorAdapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" * 8

    assert FactorAdapter().decrypt(kept) == "JBSWY3DPEHPK3PXP"


def test_secret_of_a_lost_key_becomes_one_that_nobody_knows(settings):
    kept = FactorAdapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "another-key-" * 8

    guesses = {FactorAdapter().decrypt(kept) for _ in range(3)}

    assert len(guesses) == 3
    assert all(len(guess) == 32 for guess in guesses)


def test_key_of_somebody_else_is_not_found(client):
    other = Authenticator.objects.create(
        user=UserFactory(), type="webauthn", data={"name": "Ключ", "credential": {}}
    )
    client.force_login(UserFactory())
    prove(client)

    answers = [
        client.post(f"/ru/account/factor/key/{pk}/remove/").status_code for pk in (other.pk, 9999)
    ]

    assert answers == [404, 404]
    assert Authenticator.objects.count() == 1


@pytest.mark.parametrize("credential", ["{}", "[]", "не json", '{"id": "AA", "response": {}}'])
def test_broken_passkey_is_refused_and_nobody_signed_in(client, credential):
    client.get("/ru/account/factor/key/sign-in/", headers={"accept": "application/json"})

    answer = client.post("/ru/account/factor/key/sign-in/", {"credential": credential})

    assert (answer.status_code, answer.url) == (302, "/ru/account/login/")
    assert not is_signed_in(client)


def test_admin_opens_to_staff_with_a_second_factor_only(client, settings):
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(UserFactory(is_superuser=True))

    before = client.get("/admin/")
    page = client.get(before.url)
    secret = set_up_app(client)
    asked = client.get("/admin/")
    client.post(asked.url, {"code": app_code(secret), "next": "/admin/"})

    assert before.url == "/ru/account/factor/needed/"
    assert page.status_code == 200
    assert asked.url == "/ru/account/factor/check-again/?next=%2Fadmin%2F"
    assert client.get("/admin/").status_code == 200


def test_admin_opens_once_the_second_factor_is_proved(client, settings, guarded):
    person, secret = guarded
    person.is_superuser = True
    person.save()
    settings.STAFF_SECOND_FACTOR = True

    sign_in(client, person.email)
    client.post(CHECK, {"code": app_code(secret)})

    assert client.get("/admin/").status_code == 200


def test_admin_is_guarded_in_production_and_open_to_try_out(client, settings):
    from config.settings import factors  # noqa: PLC0415 -- reads the environment

    client.force_login(UserFactory(is_superuser=True))

    assert factors.STAFF_SECOND_FACTOR is True
    assert settings.STAFF_SECOND_FACTOR is False
    assert client.get("/admin/").status_code == 200


def test_who_is_no_staff_is_not_asked_for_a_second_factor(client, settings):
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(UserFactory())

    assert client.get("/admin/").status_code == 302
    assert client.get("/ru/my/").status_code == 200
    assert client.get(SECURITY).context["needs_factor"] is False


def test_operator_helps_somebody_who_lost_phone_and_paper(client, guarded):
    person, _ = guarded

    call_command("remove_second_factors", person.email)

    sign_in(client, person.email)
    assert is_signed_in(client)
    with pytest.raises(CommandError):
        call_command("remove_second_factors", "nobody@example.org")

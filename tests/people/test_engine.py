"""Names are kept in one form, nobody passes for the staff, and passwords have their cost."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core.exceptions import ValidationError

from config.settings import auth
from people.engine import PasswordHasher, tidy_name
from people.models import User


def refusal(name):
    with pytest.raises(ValidationError) as caught:
        tidy_name(name)
    return caught.value.code


@pytest.mark.parametrize(
    "name",
    [
        "А-д-м-и-н",
        "А д м и н",
        "А.д.м.и.н",
        "а\u0301дмин",
        "а\u0301дмин-Тест",
        "Ад_мин",
        "Админ 1",
        "Админ1",
        "Редакторы портала",
        "Служба поддержки",
        "Администрации",
        "Модераторлор",
        "The Editors",
        "Âdmin",
    ],
)
def test_name_that_passes_for_staff_is_refused_however_it_is_written(name):
    assert refusal(name) == "reserved"


@pytest.mark.parametrize(
    "name",
    [
        "Асанова Айгүл Асановна",
        "А. Д. Минов",
        "Админбек Редакторович",
        "Жан-Жак Руссо",
        "Ким А. О.",
    ],
)
def test_name_of_a_person_is_kept(name):
    assert tidy_name(name) == name


def test_name_that_grows_when_written_out_is_refused():
    assert refusal("ﷺ" * 150) == "too_long"


def test_passwords_are_hashed_at_the_cost_that_was_chosen():
    password = PasswordHasher().encode("слива-под-окном-7", "some-salt-for-it")

    assert auth.PASSWORD_HASHERS[0] == "people.engine.PasswordHasher"
    assert password.startswith("argon2$argon2id$v=19$m=19456,t=3,p=1$")


@pytest.mark.django_db
def test_password_of_another_cost_still_serves_and_is_hashed_anew(settings):
    settings.PASSWORD_HASHERS = auth.PASSWORD_HASHERS
    before = Argon2PasswordHasher().encode("слива-под-окном-7", "some-salt-for-it")
    person = User.objects.create(email="old@example.org", password=before)

    is_right = person.check_password("слива-под-окном-7")

    person.refresh_from_db()
    assert is_right
    assert "m=19456,t=3,p=1" in person.password
    assert make_password("x" * 10).startswith("argon2$")

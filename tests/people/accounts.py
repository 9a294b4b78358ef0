"""Steps of a visitor at the account pages."""

import re

from tests.factories.people import PASSWORD

LOGIN, SIGNUP = "/ru/account/login/", "/ru/account/signup/"
RESET, CODE = "/ru/account/password/reset/", "/ru/account/confirm-email/"


def sign_up(client, **changes):
    answers = {
        "display_name": "Асанова Айгуль Асановна",
        "email": "new@example.org",
        "password1": PASSWORD,
        "agrees": "on",
        **changes,
    }
    return client.post(SIGNUP, {name: value for name, value in answers.items() if value})


def sign_in(client, email, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def code_in(letter):
    return re.search(r"\d{4}-\d{4}", letter.text).group()


def is_signed_in(client):
    return "_auth_user_id" in client.session

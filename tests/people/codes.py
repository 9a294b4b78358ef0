"""What comes by text, and what an app for one-time codes shows."""

import re
import time

import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from people.models import TextMessage
from people.services.confirm_phone import confirm_phone
from tests.factories.people import PASSWORD, UserFactory

PHONE = "+996555123456"
REQUEST, CONFIRM = "/ru/account/login/code/", "/ru/account/login/code/confirm/"

AGAIN = "/ru/account/reauthenticate/"
APP = "/ru/account/factor/app/"
SECURITY = "/ru/account/security/"


def code_in_text(phone="+996555123456"):
    text = TextMessage.objects.filter(phone=phone, kind="code").latest("queued_at")
    return re.search(r"\d{4}-\d{4}", text.text).group()


def prove(client, password=PASSWORD):
    """Type the password once more."""
    return client.post(AGAIN, {"password": password, "next": SECURITY})


def app_code(secret, steps=0):
    """What the app shows now, or some half minutes earlier or later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up_app(client):
    """Switch the codes of an app on, half a minute ago; give back the secret the app keeps."""
    prove(client)
    secret = client.get(APP).context["form"].secret
    with time_machine.travel(time.time() - 30):
        client.post(APP, {"code": app_code(secret)})
    return secret


def person_with_phone(phone=PHONE, **fields):
    person = UserFactory(**fields)
    confirm_phone(person=person, phone=phone)
    return person


def phone_only(phone=PHONE):
    person = person_with_phone(phone)
    person.emailaddress_set.all().delete()
    person.email = None
    person.save()
    return person

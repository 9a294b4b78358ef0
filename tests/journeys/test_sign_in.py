"""Somebody without e-mail opens an account, guards it, and keeps it when a browser is left open."""

import re
import time

import pytest
import time_machine
from playwright.sync_api import expect

from tests.journeys.people import Visitor
from tests.people.codes import app_code, code_in_text

PHONE = "0555 12 34 56"
PASSWORD = "слива-под-окном-7"
DESK = {"width": 1280, "height": 900}


@pytest.mark.slow
def test_sign_in(browser, live_server):
    person = Visitor(browser, live_server.url)

    # She has a phone and no e-mail: the code comes by text.
    opens_an_account(person)

    # She sets up an app with codes and gets codes to write on paper.
    secret = sets_up_an_app(person)

    # At the office computer the password is no longer enough.
    office = Visitor(browser, live_server.url, viewport=DESK)
    signs_in_twice_proved(office, secret)

    # At home she sees that the office computer is still signed in, and ends it.
    ends_the_other(person)
    office.opens("my/")
    expect(office.page).to_have_url(re.compile("/account/login/"))

    # With a passkey she needs neither password nor code.
    adds_a_passkey(person)
    comes_back_with_the_passkey(person)

    for one in (person, office):
        one.leaves()


def opens_an_account(person):
    person.opens("account/signup/")
    person.types("Surname, first name, patronymic", "Пример Айгуль Асановна")
    person.types("Mobile phone", PHONE)
    person.types("Password", PASSWORD)
    person.page.get_by_label(person.word("I agree that my personal data is processed")).check()
    person.presses("Open the account")
    person.types("Code from the text", code_in_text())
    person.presses("Confirm")
    expect(person.page).to_have_url(re.compile("/my/$"))


def sets_up_an_app(person):
    person.opens("account/security/")
    person.presses("Set up")
    person.types("Password", PASSWORD)
    person.presses("Continue")
    secret = person.page.locator(".account-key").inner_text().strip()
    person.types("Code from the app", app_code(secret))
    person.presses("Switch on")
    person.reads("Recovery codes")
    expect(person.page.locator(".account-codes li")).to_have_count(10)
    return secret


def signs_in_twice_proved(office, secret):
    office.opens("account/login/")
    office.types("E-mail or mobile phone", PHONE)
    office.types("Password", PASSWORD)
    office.presses("Sign in")
    office.reads("One more proof")
    # Half a minute later: the code that set the app up is used up.
    with time_machine.travel(time.time() + 30):
        office.types("Code from the app, or a recovery code", app_code(secret))
        office.presses("Sign in")
        expect(office.page).to_have_url(re.compile("/my/$"))


def ends_the_other(person):
    person.opens("account/security/")
    expect(person.page.locator(".sign-ins > li")).to_have_count(2)
    person.presses("End", within=person.page.locator(".sign-ins"))
    person.reads("That browser is signed out.")
    expect(person.page.locator(".sign-ins > li")).to_have_count(1)


def adds_a_passkey(person):
    """The phone's own lock is played by the browser."""
    device = person.context.new_cdp_session(person.page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    person.opens("account/factor/key/")
    person.types("What do you call this device?", "Мой телефон")
    person.presses("Add the passkey")
    person.reads("The passkey is added.")
    person.sees("Мой телефон")


def comes_back_with_the_passkey(person):
    person.opens("account/logout/")
    person.presses("Sign out")
    person.opens("account/login/?next=/ru/my/letters/")
    person.presses("Sign in with a passkey")
    expect(person.page).to_have_url(re.compile("/my/letters/$"))

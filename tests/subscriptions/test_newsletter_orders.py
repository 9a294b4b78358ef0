"""Who gets the letter about new issues: nobody without a yes, nobody after a no."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from magazine.choices import PUBLICATION
from people.models import Letter
from subscriptions.choices import FIRST_LETTERS_A_DAY, PreferenceState
from subscriptions.models import NewsletterPreference
from subscriptions.registry import MAGAZINE
from subscriptions.selectors.links import address_token, digest_of
from subscriptions.services.order_newsletter import (
    OrderRefused,
    confirm_address,
    import_addresses,
    stop_letters,
    subscribe_address,
)
from tests.factories.newsletters import make_reader

pytestmark = pytest.mark.django_db
ADDRESS = "aigul@example.org"


def ask(address=ADDRESS, **more):
    subscribe_address(**{"publication": MAGAZINE, "address": address, "language": "ky", **more})


def row_of(address=ADDRESS):
    return NewsletterPreference.objects.get(digest=digest_of(address))


def token_of(reader):
    return address_token(reader.pk)


def link_of(letter):
    return re.search(r"https?://[^/\s]+(/\S+)", letter.text)[1]


def test_publication_is_the_magazines():
    assert MAGAZINE == PUBLICATION


def test_stranger_gets_letters_only_after_the_press_in_the_first_one(client):
    ask()
    letter = Letter.objects.get()
    link = link_of(letter)

    looked = client.get(link)
    before = row_of().state
    pressed = client.post(link)

    assert (letter.recipient, letter.kind, letter.language) == (ADDRESS, "newsletter_confirm", "ky")
    assert (looked.status_code, before) == (200, PreferenceState.ASKED)
    assert (pressed.status_code, row_of().state) == (200, PreferenceState.CONFIRMED)
    assert (row_of().language, row_of().person) == ("ky", None)


def test_bad_160_look_of_a_mail_scanner_neither_confirms_nor_stops(client):
    reader = make_reader(ADDRESS)
    stop = reverse("newsletter_stop", args=[token_of(reader)])

    for method in (client.get, client.head):
        assert method(stop).status_code == 200

    assert row_of().state == PreferenceState.CONFIRMED


def test_mail_program_stops_letters_in_one_click_without_session_and_form_token():
    reader = make_reader(ADDRESS, topics=["practice"])
    client = Client(enforce_csrf_checks=True)
    stop = reverse("newsletter_stop", args=[token_of(reader)])

    answers = [
        client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code for _click in range(2)
    ]

    row = row_of()
    assert answers == [200, 200]
    assert (row.state, row.address, row.person, row.topics) == ("stopped", "", None, [])


@pytest.mark.parametrize("name", ["newsletter_stop", "newsletter_choose"])
@pytest.mark.parametrize("token", ["1", "1:forged", "%00", "1" * 300, "x:y:z"])
def test_bad_forged_link_is_not_found(client, name, token):
    make_reader(ADDRESS)

    assert client.post(reverse(name, args=[token])).status_code == 404
    assert row_of().state == PreferenceState.CONFIRMED


def test_bad_link_of_the_first_letter_lapses_after_three_days(client):
    ask()
    link = link_of(Letter.objects.get())

    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        answers = [client.get(link).status_code, client.post(link).status_code]

    assert answers == [410, 410]
    assert row_of().state == PreferenceState.ASKED


def test_link_of_a_former_round_opens_nothing_after_a_stop(client):
    ask()
    link = link_of(Letter.objects.get())
    client.post(link)
    stop_letters(preference_id=row_of().pk)

    assert client.post(link).status_code == 410
    assert row_of().state == PreferenceState.STOPPED


def test_double_press_is_one_yes():
    ask()
    row = row_of()

    for _press in range(2):
        confirm_address(preference_id=row.pk, round_number=row.round)

    first = row_of().confirmed_at
    confirm_address(preference_id=row.pk, round_number=row.round)
    assert (row_of().state, row_of().confirmed_at) == (PreferenceState.CONFIRMED, first)


def test_stranger_changes_nothing_of_an_address_that_gets_letters():
    make_reader(ADDRESS, language="ru", topics=["practice"])

    ask(language="ky")

    row = row_of()
    assert (row.state, row.language, row.topics) == ("confirmed", "ru", ["practice"])
    assert Letter.objects.get().kind == "newsletter_known"


def test_address_is_written_to_at_most_twice_a_day_whoever_asks():
    for _time in range(5):
        ask()

    assert Letter.objects.count() == FIRST_LETTERS_A_DAY


def test_answer_is_the_same_whatever_is_known_of_an_address(client):
    make_reader("known@example.org")
    stopped = make_reader("stopped@example.org")
    stop_letters(preference_id=stopped.pk)

    answers = []
    for address in ("known@example.org", "stopped@example.org", "new@example.org"):
        data = {"address": address, "language": "ru"}
        answer = client.post(reverse("newsletter"), data)
        answers.append((answer.status_code, answer["Location"]))

    assert set(answers) == {(302, reverse("newsletter_sent"))}
    assert Letter.objects.count() == 3


def test_many_orders_from_one_network_end(client):
    answers = [
        client.post(
            reverse("newsletter"), {"address": f"a{number}@example.org", "language": "ru"}
        ).status_code
        for number in range(32)
    ]

    assert answers == [302] * 30 + [429] * 2


@pytest.mark.parametrize(
    "address",
    [
        "",
        "aigul",
        "айгуль@example.org",
        "a@example.org\nBcc: all@example.org",
        "a@exa mple.org",
        f"{'a' * 250}@example.org",
        "a@example.org,b@example.org",
    ],
)
def test_bad_53_address_that_no_letter_can_have_is_refused(client, address):
    answer = client.post(reverse("newsletter"), {"address": address, "language": "ru"})

    assert answer.status_code == 200
    assert (NewsletterPreference.objects.count(), Letter.objects.count()) == (0, 0)
    with pytest.raises(OrderRefused):
        ask(address)


def test_same_address_in_other_letters_is_one():
    ask("Aigul@Example.org")
    ask("aigul@example.ORG ")

    assert NewsletterPreference.objects.get().address == "aigul@example.org"


def test_domain_in_cyrillic_is_kept_as_machines_say_it():
    ask("aigul@пример.рф")

    assert NewsletterPreference.objects.get().address == "aigul@xn--e1afmkfd.xn--p1ai"


def test_stopped_address_gets_nothing_even_when_staff_bring_it_again():
    stop_letters(preference_id=make_reader(ADDRESS).pk)

    faults = import_addresses(
        publication=MAGAZINE, addresses=[ADDRESS, "new@example.org", "wrong"], language="ru"
    )

    assert row_of().state == PreferenceState.STOPPED
    assert set(faults) == {"wrong"}
    assert [letter.recipient for letter in Letter.objects.all()] == ["new@example.org"]


def test_stopped_address_needs_a_new_yes(client):
    stop_letters(preference_id=make_reader(ADDRESS).pk)

    ask()
    asked = row_of().state
    client.post(link_of(Letter.objects.get()))

    assert (asked, row_of().state) == (PreferenceState.ASKED, PreferenceState.CONFIRMED)

"""Examples at hand and one's own page: what waits, what was sent, what left the portal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peer_learning.models import Bookmark
from peer_learning.services.bookmarks import keep_case
from peer_learning.services.replications import decline_replication
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_editor
from tests.factories.peer_learning import asked, invited, repeated, somebody

pytestmark = pytest.mark.django_db


def test_one_press_keeps_a_case_and_another_lets_it_go(client):
    case, person = published_case(), somebody()
    client.force_login(person)
    address = reverse("case_keep", args=[case.number])

    kept = client.post(address, follow=True).content.decode()
    client.post(address)
    count = Bookmark.objects.filter(person=person).count()
    client.post(address, {"drop": "1"})

    assert 'aria-pressed="true"' in kept
    assert count == 1
    assert Bookmark.objects.count() == 0


def test_a_case_that_left_is_told_by_its_number_alone(client):
    case, person = published_case(), somebody()
    keep_case(person=person, case=case)
    page_of(case).unpublish()
    client.force_login(person)

    text = client.get(reverse("my_bookmarks")).content.decode()

    assert f"№ {case.number}" in text
    assert "Пять праздников" not in text


def test_visitors_are_led_to_the_door_and_the_page_of_the_case_sets_no_cookie(client):
    case = published_case()

    page = client.get(page_of(case).url_path)

    assert "aria-pressed" not in page.content.decode()
    assert page.cookies == {}
    assert client.post(reverse("case_keep", args=[case.number])).status_code == 302
    assert Bookmark.objects.count() == 0


def test_the_list_costs_the_same_with_one_and_with_three(client):
    person = somebody()
    client.force_login(person)
    keep_case(person=person, case=published_case())
    taken = []
    for more in (0, 2):
        for _time in range(more):
            keep_case(person=person, case=published_case())
        client.get(reverse("my_bookmarks"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("my_bookmarks"))
        taken.append(len(queries))

    assert taken[0] == taken[1]


def test_my_page_shows_what_waits_for_me(client):
    case = published_case()
    person = somebody("example-3")
    asked(case, text="Кто платит за свет?")
    invited(case)
    other = published_case()
    row = repeated(published_case(), place="example-1", confirmed=False)
    decline_replication(replication=row, declined_by=make_editor(), words="Нет протокола.")
    client.force_login(person)

    text = client.get(reverse("my_page")).content.decode()

    assert "Кто платит за свет?" in text
    assert "Айылный аймак «Пример 1»" in text
    assert "Нет протокола." not in text
    assert str(other.number) not in text


def test_my_page_brings_back_what_an_editor_declined(client):
    person = somebody("example-1")
    row = repeated(published_case(), person=person, confirmed=False)
    decline_replication(replication=row, declined_by=make_editor(), words="Нет протокола.")
    client.force_login(person)

    text = client.get(reverse("my_page")).content.decode()

    assert "Нет протокола." in text
    assert reverse("replication_change", args=[row.case.number, row.pk]) in text


def test_everything_between_municipalities_stands_on_one_page(client):
    case = published_case()
    person = somebody("example-1")
    repeated(case, person=person)
    asked(case, text="Кто платит за свет?", asker=person)
    invited(case, person=person)
    client.force_login(person)

    text = client.get(reverse("my_exchange")).content.decode()

    assert "Кто платит за свет?" in text
    assert "Айылный аймак «Пример 1», 2023" in text
    assert "Айылный аймак «Пример 3»" in text


@pytest.mark.parametrize("name", ["my_exchange", "my_page"])
def test_own_lists_cost_the_same_with_one_and_with_three(client, name):
    person = somebody("example-3")
    client.force_login(person)
    taken = []
    for places in (["example-1"], ["example-2", "example-5"]):
        for place in places:
            case = published_case()
            asked(case, asker=person)
            invited(case, guest=place)
            row = repeated(
                published_case(facts(municipalities=["example-1"])),
                place="example-3",
                person=person,
                confirmed=False,
                year=2023,
            )
            decline_replication(replication=row, declined_by=somebody(), words="Нет протокола.")
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        taken.append(len(queries))

    assert taken[0] == taken[1]

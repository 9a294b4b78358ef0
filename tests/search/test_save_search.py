"""Following a search: equal ones are one, silence is not caught up, limits are said."""

import datetime

import pytest

from people.services import erase_person, export_person
from search.choices import MOST_SEARCHES, Frequency
from search.engine.slots import digest_of_query, last_end
from search.models import SavedSearch
from search.services.save_search import SearchRefused, change_search, stop_search
from tests.factories.people import ProfileFactory
from tests.factories.search import LONG_AGO, followed_search

pytestmark = pytest.mark.django_db
LATER = LONG_AGO + datetime.timedelta(days=3)


def test_equal_search_saved_twice_is_the_same_search():
    person = ProfileFactory().person
    first = followed_search(person, theme=["services.water", "finance"], name="Вода")

    again = followed_search(
        person,
        theme=["finance", "services.water"],
        page=["4"],
        sort=["cheap"],
        name="Деньги",
        frequency="weekly",
        now=LATER,
    )

    assert again.pk == first.pk
    assert SavedSearch.objects.count() == 1
    assert (again.name, again.frequency, again.told_until) == ("Деньги", "weekly", LONG_AGO)


def test_equal_search_of_somebody_else_is_another():
    first, second = followed_search(q=["вода"]), followed_search(q=["вода"])

    assert first.pk != second.pk


def test_saved_search_keeps_only_what_the_list_understands():
    search = followed_search(theme=["services.water", "нет-такой"], utm_source=["x"], page=["2"])

    assert search.query == {"theme": ["services.water"]}


def test_ten_thousand_characters_become_a_search_of_two_hundred():
    search = followed_search(q=["вода " * 2000])

    assert len(search.query["q"][0]) <= 200


def test_one_search_too_many_is_refused_in_words():
    person = ProfileFactory().person
    for number in range(MOST_SEARCHES):
        followed_search(person, q=[f"слово{number}"])

    with pytest.raises(SearchRefused, match=str(MOST_SEARCHES)):
        followed_search(person, q=["ещё"])
    followed_search(person, q=["слово7"], name="Седьмое")

    assert SavedSearch.objects.filter(owner=person).count() == MOST_SEARCHES


def test_search_that_writes_again_does_not_catch_up_with_its_silence():
    search = followed_search(frequency=Frequency.NEVER)

    change_search(search=search, name="Вода", frequency=Frequency.DAILY, now=LATER)

    search.refresh_from_db()
    assert (search.frequency, search.told_until) == (Frequency.DAILY, LATER)


def test_stopping_twice_and_stopping_what_is_gone_are_no_mistakes():
    search = followed_search()

    answers = [stop_search(search_id=search.pk), stop_search(search_id=search.pk)]
    search_id = search.pk
    search.delete()

    assert [answer.frequency for answer in answers] == [Frequency.NEVER, Frequency.NEVER]
    assert stop_search(search_id=search_id) is None


def test_erased_person_leaves_no_search_and_the_copy_tells_them():
    search = followed_search(theme=["services.water"])

    copy = export_person(person=search.owner)["searches"]
    erase_person(person=search.owner)

    assert [(one["name"], one["query"]) for one in copy] == [
        ("Вода", {"theme": ["services.water"]})
    ]
    assert SavedSearch.objects.count() == 0


@pytest.mark.parametrize(
    ("frequency", "now", "end"),
    [
        # Six in the morning in Bishkek is midnight in Greenwich.
        ("daily", "2026-03-10T00:00+00:00", "2026-03-10T00:00+06:00"),
        # A quarter to midnight in Bishkek still belongs to the day.
        ("daily", "2026-03-10T17:45+00:00", "2026-03-10T00:00+06:00"),
        ("daily", "2026-03-10T18:15+00:00", "2026-03-11T00:00+06:00"),
        # The ninth of March 2026 is a Monday.
        ("weekly", "2026-03-08T17:59+00:00", "2026-03-02T00:00+06:00"),
        ("weekly", "2026-03-08T18:00+00:00", "2026-03-09T00:00+06:00"),
        ("weekly", "2026-03-15T12:00+00:00", "2026-03-09T00:00+06:00"),
    ],
)
def test_letters_reach_back_to_the_last_midnight_here(frequency, now, end):
    found = last_end(frequency, datetime.datetime.fromisoformat(now))

    assert found == datetime.datetime.fromisoformat(end)


def test_digest_does_not_see_the_order():
    first = digest_of_query({"a": ["1", "2"], "b": ["3"]})

    assert first == digest_of_query({"b": ["3"], "a": ["2", "1"]})
    assert first != digest_of_query({"a": ["1"], "b": ["2", "3"]})

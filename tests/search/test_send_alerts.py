"""News of saved searches: told once, to the right people, about what is public at that moment."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.models import Case
from best_practice.selectors.following import CaseWindow
from people.models import Letter
from people.services import erase_person
from search.access import stop_token
from search.choices import Frequency
from search.models import SavedSearch
from search.services import send_alerts as module
from search.services.save_search import change_search, delete_search, stop_search
from search.services.send_alerts import send_alerts
from taxonomy.models import Term
from taxonomy.services.merge_terms import merge_terms
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.people import ProfileFactory
from tests.factories.search import followed_search
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
# A Tuesday morning in Bishkek, when the schedule runs.
MORNING = datetime.datetime.fromisoformat("2026-03-10T06:00+06:00")
DAY = datetime.timedelta(days=1)


def case_at(moment, sample=None, **options):
    case = published_case(sample or facts(), **options)
    instant = datetime.datetime.fromisoformat(f"{moment}+06:00")
    Case.objects.filter(pk=case.pk).update(first_published_at=instant)
    index_now()
    return case


def letters():
    return list(Letter.objects.filter(kind="search_news").order_by("pk"))


def test_letter_names_what_is_new_and_how_to_stop(settings):
    settings.PUBLIC_URL = "https://portal.example"
    search = followed_search(theme=["services.water"], name="Вода")
    case = case_at("2026-03-09T12:00", facts(theme="services.water"), title="Насос")
    case_at("2026-03-09T13:00", facts(theme="finance.budget"), title="Бюджет")

    sent = send_alerts(now=MORNING)

    letter = Letter.objects.get(kind="search_news")
    address = f"https://portal.example{page_of(case).url_path}"
    stop = f"https://portal.example/ru/my/searches/stop/{stop_token(search.pk)}/"
    assert sent == 1
    assert (letter.recipient, letter.language) == (search.owner.email, "ru")
    assert letter.stop_url == stop
    assert f"{address}\n" in letter.text
    assert "https://portal.example/ru/practices/?theme=services.water\n" in letter.text
    assert stop in letter.text
    assert f'<a class="entry" href="{address}">Насос</a>' in letter.html
    assert "Бюджет" not in letter.text


def test_case_is_told_once_however_often_the_command_runs():
    followed_search()
    case_at("2026-03-09T12:00")

    sent = [send_alerts(now=MORNING), send_alerts(now=MORNING), send_alerts(now=MORNING + DAY)]

    assert sent == [1, 0, 0]
    assert len(letters()) == 1


def test_days_meet_without_gap_and_without_overlap_at_midnight_in_bishkek():
    followed_search()
    case_at("2026-03-09T23:59", title="Вечерний")
    case_at("2026-03-10T00:00", title="Полночный")

    first = send_alerts(now=MORNING)
    second = send_alerts(now=MORNING + DAY)

    assert (first, second) == (1, 1)
    told = [letter.text for letter in letters()]
    assert sorted(("Вечерний" in text, "Полночный" in text) for text in told) == [
        (False, True),
        (True, False),
    ]


def test_weekly_search_waits_for_monday_and_then_tells_the_whole_week():
    followed_search(frequency=Frequency.WEEKLY, now=MORNING - 5 * DAY)
    case_at("2026-03-07T12:00", title="Субботний")
    case_at("2026-03-10T12:00", title="Вторничный")

    sent = [send_alerts(now=MORNING + number * DAY) for number in range(-1, 7)]

    # The ninth and the sixteenth of March are Mondays.
    assert sent == [1, 0, 0, 0, 0, 0, 0, 1]


def test_days_on_which_nothing_ran_are_caught_up():
    followed_search()
    case_at("2026-03-05T12:00", title="Давний")
    case_at("2026-03-09T12:00", title="Вчерашний")

    send_alerts(now=MORNING)

    text = letters()[0].text
    assert "Давний" in text
    assert "Вчерашний" in text


def test_what_was_public_before_somebody_followed_is_no_news():
    followed_search(now=MORNING - DAY / 2)
    case_at("2026-03-09T17:59")

    assert send_alerts(now=MORNING) == 0


def test_silent_stopped_and_deleted_searches_write_nothing():
    silent = followed_search(frequency=Frequency.NEVER)
    stopped = followed_search()
    stop_search(search_id=stopped.pk)
    delete_search(search=followed_search())
    case_at("2026-03-09T12:00")

    assert send_alerts(now=MORNING) == 0
    assert SavedSearch.objects.filter(pk__in=[silent.pk, stopped.pk]).count() == 2


def test_what_came_while_a_search_was_silent_is_not_told_afterwards():
    search = followed_search(frequency=Frequency.NEVER)
    case_at("2026-03-09T12:00")

    change_search(search=search, name="Вода", frequency=Frequency.DAILY, now=MORNING)

    assert send_alerts(now=MORNING + DAY) == 0


def test_search_that_finds_nothing_new_writes_nothing_and_is_settled():
    search = followed_search(theme=["services.water"])
    case_at("2026-03-09T12:00", facts(theme="finance.budget"))

    sent = send_alerts(now=MORNING)

    search.refresh_from_db()
    assert sent == 0
    assert search.told_until == datetime.datetime.fromisoformat("2026-03-10T00:00+06:00")


def test_case_withdrawn_before_the_letter_is_not_told():
    followed_search()
    page_of(case_at("2026-03-09T12:00")).unpublish()

    assert send_alerts(now=MORNING) == 0


def test_case_withdrawn_while_letters_are_written_is_not_told():
    case = case_at("2026-03-09T12:00")
    end = datetime.datetime.fromisoformat("2026-03-10T00:00+06:00")
    window = CaseWindow(since=end - DAY, until=end)
    found = window.matching({}, since=end - DAY, until=end)

    page_of(case).unpublish()

    assert found == [case.pk]
    assert window.still_public() == set()
    assert window.tell(found) == {}


def test_person_erased_meanwhile_gets_nothing():
    search = followed_search()
    case_at("2026-03-09T12:00")
    erase_person(person=search.owner)

    assert send_alerts(now=MORNING) == 0


def test_closed_account_gets_nothing():
    search = followed_search()
    search.owner.is_active = False
    search.owner.save()
    case_at("2026-03-09T12:00")

    assert send_alerts(now=MORNING) == 0


def test_letter_names_ten_and_counts_the_rest():
    followed_search(theme=["finance"], name="Финансы", language="ru")
    for number in range(12):
        case_at(f"2026-03-09T12:{number:02}", facts(theme="finance.budget"), title=f"№{number}.")

    send_alerts(now=MORNING)

    letter = letters()[0]
    assert [number for number in range(12) if f"№{number}." in letter.text] == list(range(2, 12))


def test_letter_is_written_in_the_language_of_the_person():
    followed_search(language="ky", name="Суу")
    case = case_at("2026-03-09T12:00", languages=["ru", "ky"], title="Насос")

    send_alerts(now=MORNING)

    letter = letters()[0]
    assert letter.language == "ky"
    assert page_of(case, "ky").url_path in letter.text
    assert "/ky/practices/\n" in letter.text


def test_search_by_a_term_that_was_merged_still_finds():
    followed_search(theme=["services.water"])
    old = Term.objects.get(scheme="theme", code="services.water")
    new = Term.objects.get(scheme="theme", code="services.waste")
    merge_terms(old=old, new=new)
    case_at("2026-03-09T12:00", facts(theme="services.waste"))

    assert send_alerts(now=MORNING) == 1


def test_value_that_nothing_has_any_more_does_not_find_everything():
    search = followed_search()
    SavedSearch.objects.filter(pk=search.pk).update(query={"theme": ["gone"]})
    case_at("2026-03-09T12:00")

    assert send_alerts(now=MORNING) == 0


def test_crash_in_the_middle_repeats_no_letter_and_loses_none(monkeypatch):
    first, second = followed_search(q=["насос"]), followed_search(q=["солнечный"])
    case_at("2026-03-09T12:00", title="Солнечный насос")
    written = []

    def dies_at_the_second(**given):
        written.append(given["event"])
        if len(written) == 2:
            raise SystemExit
        return queue(**given)

    queue = module.queue_letter
    monkeypatch.setattr(module, "queue_letter", dies_at_the_second)
    with pytest.raises(SystemExit):
        send_alerts(now=MORNING)
    monkeypatch.setattr(module, "queue_letter", queue)

    send_alerts(now=MORNING)

    owners = {first.owner.email, second.owner.email}
    assert len(letters()) == 2
    assert {letter.recipient for letter in letters()} == owners


def test_letter_that_cannot_be_written_keeps_nobody_else_waiting(monkeypatch):
    broken = followed_search(q=["насос"], name="Сломанный")
    followed_search(q=["насос"], name="Целый")
    case_at("2026-03-09T12:00", title="Насос")
    queue = module.queue_letter

    def fails_for_one(**given):
        if given["context"]["name"] == "Сломанный":
            raise ValueError
        return queue(**given)

    monkeypatch.setattr(module, "queue_letter", fails_for_one)
    sent = send_alerts(now=MORNING)
    monkeypatch.setattr(module, "queue_letter", queue)

    broken.refresh_from_db()
    assert sent == 1
    assert broken.last_sent_at is None
    assert send_alerts(now=MORNING) == 1


def test_statements_do_not_grow_with_the_searches():
    person = ProfileFactory().person
    case_at("2026-03-09T12:00")

    def statements(searches):
        SavedSearch.objects.all().delete()
        for number in range(searches):
            followed_search(person, q=[f"нет{number}"])
        with CaptureQueriesContext(connection) as captured:
            assert send_alerts(now=MORNING) == 0
        return len(captured)

    assert statements(3) == statements(30)


def test_command_tells_how_many(capsys):
    followed_search()
    call_command("send_search_alerts")

    assert capsys.readouterr().out == "0 letters\n"

"""An issue begins in both languages, with the number that is due."""

import datetime

import pytest

from magazine.engine.numbering import Numbers
from magazine.models import ImprintRow, IssuePage, YearPage
from magazine.selectors.desk.numbers import proposed_numbers
from magazine.services.start_issue import NumberRefused, NumberUnlikely, start_issue
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NOVEMBER = {"ru": datetime.date(2026, 11, 20), "ky": datetime.date(2026, 12, 4)}


def begin(number=11, running=181, *, year=2026, dates=None, **options):
    return start_issue(
        numbers=Numbers(number, number, running, running),
        year=year,
        dates=dates or NOVEMBER,
        by=UserFactory(),
        **options,
    )


def test_an_issue_begins_as_a_draft_in_both_languages_with_dates_of_their_own():
    magazine.issue_pair(number=10, running=180)

    key = begin()

    pages = IssuePage.objects.filter(translation_key=key).order_by("-url_path")
    assert [(page.url_path, page.live, page.issue_date) for page in pages] == [
        ("/ru/magazine/2026/11-181/", False, NOVEMBER["ru"]),
        ("/ky/magazine/2026/11-181/", False, NOVEMBER["ky"]),
    ]
    assert {page.numbers.label for page in pages} == {"11 (181)"}


def test_a_new_year_gets_its_page_in_both_languages_as_one_page():
    magazine.issue_pair(number=12, running=182, day=datetime.date(2026, 12, 10))

    begin(1, 183, year=2027, dates=dict.fromkeys(("ru", "ky"), datetime.date(2027, 1, 20)))

    years = YearPage.objects.filter(year=2027)
    assert sorted(years.values_list("url_path", "live")) == [
        ("/ky/magazine/2027/", False),
        ("/ru/magazine/2027/", False),
    ]
    assert years.values("translation_key").distinct().count() == 1


def test_the_proposed_number_follows_the_newest_issue_of_whatever_language():
    magazine.issue(number=10, running=156, day=datetime.date(2024, 11, 12))

    assert proposed_numbers(day=datetime.date(2024, 12, 1)).label == "11 (157)"
    assert proposed_numbers(day=datetime.date(2025, 1, 15)).label == "1 (157)"


def test_a_number_that_exists_is_refused_and_the_issue_is_named():
    magazine.issue_pair(number=10, running=180)

    with pytest.raises(NumberRefused, match=r"10 \(180\)") as refusal:
        begin(11, 180, is_confirmed=True)

    assert not isinstance(refusal.value, NumberUnlikely)


def test_a_number_out_of_sequence_waits_for_a_confirmation():
    magazine.issue_pair(number=10, running=180)

    with pytest.raises(NumberUnlikely):
        begin(12, 182)
    key = begin(12, 182, is_confirmed=True)

    assert IssuePage.objects.filter(translation_key=key).count() == 2


def test_a_new_issue_takes_motto_and_imprint_from_the_newest_one():
    old = magazine.issue(number=10, running=180, motto="Три в одном")
    ImprintRow.objects.create(issue=old, name="Тираж", value="3 000")

    key = begin(dates={"ru": NOVEMBER["ru"]})

    page = IssuePage.objects.get(translation_key=key)
    assert page.motto == "Три в одном"
    assert [(row.name, row.value) for row in page.imprint.all()] == [("Тираж", "3 000")]


def test_no_page_is_published_with_a_running_number_of_another_issue():
    magazine.issue_pair(number=10, running=180)
    other = magazine.issue(number=11, running=180, live=False)

    with pytest.raises(Exception, match=r"10 \(180\)"):
        other.full_clean()

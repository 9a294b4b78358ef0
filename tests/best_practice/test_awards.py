"""Awards and repetitions: entered through one door, once, and counted at once."""

import pytest

from best_practice.models import Case, CaseAward, CaseRepetition, CaseVersion
from best_practice.services.record_award import AwardRefused, record_award
from best_practice.services.record_repetitions import record_repetitions
from tests.factories.best_practice import published_case
from tests.factories.whole_case import WHOLE

pytestmark = pytest.mark.django_db

AWARD = {
    "code": "portal-contest",
    "title": {"ru": "Лучшая практика", "ky": "Мыкты тажрыйба"},
    "giver": {"ru": "Институт политики развития"},
    "year": 2021,
    "place": 1,
    "source": "Годовой отчёт",
}


@pytest.fixture
def case():
    return published_case()


def test_award_is_kept_with_its_source_and_leaves_no_version(case):
    award = record_award(case=case.pk, **AWARD)

    assert (award.title_ru, award.title_ky, award.title_en) == (
        "Лучшая практика",
        "Мыкты тажрыйба",
        "",
    )
    assert (award.giver_ru, award.year, award.place) == ("Институт политики развития", 2021, 1)
    assert award.source == "Годовой отчёт"
    assert CaseVersion.objects.filter(case=case).count() == 1


@pytest.mark.parametrize("place", [1, None])
def test_same_award_told_twice_is_one_with_the_newer_words(case, place):
    record_award(case=case.pk, **{**AWARD, "place": place})

    record_award(case=case.pk, **{**AWARD, "place": place, "title": {"ru": "Первое место"}})

    award = CaseAward.objects.get()
    assert (award.title_ru, award.title_ky) == ("Первое место", "")


def test_another_year_or_place_is_another_award(case):
    for changed in ({}, {"year": 2022}, {"place": 2}, {"place": None}):
        record_award(case=case.pk, **{**AWARD, **changed})

    assert CaseAward.objects.count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"case": 999_999},
        {"title": {}},
        {"title": {"ru": "  "}},
        {"code": "не код"},
        {"year": 20},
        {"place": 0},
    ],
)
def test_award_that_cannot_stand_is_refused_in_words(case, wrong):
    with pytest.raises(AwardRefused) as refusal:
        record_award(**{"case": case.pk, **AWARD, **wrong})

    assert str(refusal.value)
    assert not CaseAward.objects.exists()


def test_repetitions_are_counted_once_by_place_and_year(case):
    places = [("example-1", 2022), ("example-1", 2022), ("example-2", 2023), ("nobody", 2023)]

    record_repetitions(case_id=case.pk, places=places)

    case.refresh_from_db()
    found = CaseRepetition.objects.order_by("year").values_list("municipality__code", "year")
    assert (case.repetitions_count, list(found)) == (2, [("example-1", 2022), ("example-2", 2023)])


def test_repetition_that_was_withdrawn_leaves(case):
    record_repetitions(case_id=case.pk, places=[("example-1", 2022)])

    record_repetitions(case_id=case.pk, places=[])

    case.refresh_from_db()
    assert (case.repetitions_count, CaseRepetition.objects.count()) == (0, 0)


def counted_under(case, facet):
    return sorted(case.facet_values.filter(facet=facet).values_list("value", flat=True))


def test_case_is_counted_under_its_award_and_as_repeated_at_once(case):
    record_award(case=case.pk, **AWARD)
    record_repetitions(case_id=case.pk, places=[("example-1", 2022)])

    assert (counted_under(case, "award"), counted_under(case, "repeated")) == (
        ["portal-contest"],
        ["1"],
    )


def test_case_in_three_languages_is_one_case_with_one_award_in_every_facet():
    case = published_case(WHOLE, languages=("ru", "ky", "en"))

    record_award(case=case.pk, **AWARD)

    assert Case.objects.published().count() == 1
    assert counted_under(case, "lang") == ["en", "ky", "ru"]
    assert counted_under(case, "award") == ["portal-contest"]
    assert counted_under(case, "mode") == ["inter_municipal"]
    assert counted_under(case, "project") == ["voice-and-accountability"]

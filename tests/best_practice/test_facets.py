"""What a case is filed under."""

import pytest

from best_practice.engine.facts import Budget, CaseFacts, File
from best_practice.facets import PlaceValues, cost_bracket, facet_values, size_bracket

PARENTS = {"services": None, "services.children": "services"}


FULL = CaseFacts(
    theme="services.children",
    terms=[
        {"scheme": "theme", "code": "services.children"},
        {"scheme": "sdg", "code": "10"},
        {"scheme": "target_group", "code": "disabilities"},
    ],
    municipalities=["example-3"],
    started="2020-12-28",
    ended="2021-10",
    budget=[
        Budget("local-budget", {}, 11_000),
        Budget("donor-project", {}, 25_000),
        Budget("community", {}, None, is_in_kind=True),
    ],
    files=[File("1", "document", "a.pdf", 9, {})],
    projects=["citizens-voice"],
    mode="social_order",
)


def test_facet_values_of_a_full_case():
    values = facet_values(
        FULL,
        places=[PlaceValues("example-3", "ayil_aimak", 4_800, "ton", "KG-Y")],
        languages={"ru", "ky"},
        theme_parents=PARENTS,
        awards=["best-2021"],
        is_repeated=True,
        completeness=80,
    )

    assert values == {
        ("theme", "services"),
        ("theme", "services.children"),
        ("region", "KG-Y"),
        ("district", "ton"),
        ("municipality", "example-3"),
        ("type", "ayil_aimak"),
        ("size", "0-5000"),
        ("project", "citizens-voice"),
        ("mode", "social_order"),
        ("award", "best-2021"),
        ("repeated", "1"),
        ("complete", "1"),
        ("files", "1"),
        ("cost", "0-50"),
        ("source", "local-budget"),
        ("source", "donor-project"),
        ("source", "community"),
        ("group", "disabilities"),
        ("sdg", "10"),
        ("year", "2021"),
        ("lang", "ru"),
        ("lang", "ky"),
    }


def test_facet_values_of_unknown_figures_are_absent():
    facts = CaseFacts(theme="services", terms=[], municipalities=[])

    values = facet_values(
        facts, places=[PlaceValues("a", "town")], languages={"ru"}, theme_parents=PARENTS
    )

    assert values == {
        ("theme", "services"),
        ("lang", "ru"),
        ("municipality", "a"),
        ("type", "town"),
    }


@pytest.mark.parametrize(
    ("total", "bracket"),
    [
        (0, "0-50"),
        (50_000, "0-50"),
        (50_001, "50-500"),
        (500_000, "50-500"),
        (5_000_000, "500-5000"),
        (5_000_001, "5000-"),
    ],
)
def test_cost_bracket_upper_end_belongs_to_the_cheaper_one(total, bracket):
    assert cost_bracket(total) == bracket


@pytest.mark.parametrize(
    ("people", "band"),
    [
        (0, "0-5000"),
        (5_000, "0-5000"),
        (5_001, "5000-10000"),
        (10_001, "10000-20000"),
        (20_000, "10000-20000"),
        (20_001, "20000-"),
    ],
)
def test_size_bracket_upper_end_belongs_to_the_smaller_one(people, band):
    assert size_bracket(people) == band

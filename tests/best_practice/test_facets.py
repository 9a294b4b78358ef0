"""What a case is filed under."""

import pytest

from best_practice.engine.facts import Budget, CaseFacts
from best_practice.facets import cost_bracket, facet_values

PARENTS = {"services": None, "services.children": "services"}


def test_facet_values_of_a_full_case():
    facts = CaseFacts(
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
    )

    values = facet_values(facts, {"KG-Y"}, {"ru", "ky"}, PARENTS)

    assert values == {
        ("theme", "services"),
        ("theme", "services.children"),
        ("region", "KG-Y"),
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

    values = facet_values(facts, set(), {"ru"}, PARENTS)

    assert values == {("theme", "services"), ("lang", "ru")}


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

"""The demonstration cases are complete, add up, tell the truth and show what the pages can."""

import re

import pytest

from best_practice.choices import CommissionSide, Currency, GroupKind, Mode, PartnerRole
from tests.home.test_content_files import ACTS, LANGUAGES, PLACES, codes, load

CASES = load("home/fixtures/demo/cases.json")
PROJECTS = load("organisations/fixtures/projects.json")
TEXT_KEYS = {
    "title", "summary", "context", "problem", "solution", "results_text", "lessons",
    "conclusions", "how_to_repeat",
}  # fmt: skip
CASE_KEYS = {
    "key", "source", "is_example", "published", "municipalities", "countries", "part_of",
    "themes", "sdgs", "target_groups", "matters", "mode", "projects", "legal_acts",
    "organisations", "started", "ended", "events", "villages", "ru", "ky", "budget",
    "participants", "commission", "steps", "results", "conditions", "quotes", "awards",
    "contact_post_ru", "contact_post_ky",
}  # fmt: skip
MAY_BE_LEFT_OUT = {"en", "files"}
ROW_KEYS = {
    "budget": {
        "source", "purpose_ru", "purpose_ky", "amount", "in_kind", "planned", "currency", "year",
    },
    "commission": {"post_ru", "post_ky", "side"},
    "conditions": {"text_ru", "text_ky"},
    "quotes": {"text_ru", "text_ky", "who_ru", "who_ky", "has_consent"},
    "organisations": {"code", "role"},
    "awards": {
        "code", "title_ru", "title_ky", "title_en", "giver_ru", "giver_ky", "giver_en",
        "year", "place", "source",
    },
    "steps": {
        "title_ru", "title_ky", "responsible_ru", "responsible_ky", "when",
        "document_ru", "document_ky", "no_document_ru", "no_document_ky",
    },
    "results": {
        "who_ru", "who_ky", "indicator_ru", "indicator_ky", "unit_ru", "unit_ky",
        "baseline", "value", "qualifier", "year",
    },
}  # fmt: skip
# Latin or Greek letters within a Cyrillic word, and the look-alikes of ө and ң.
# Words of the demonstration as a scan without Kyrgyz letters, or a Russian hand, would spell them.
LOST_LETTERS = re.compile(
    r"\b(?:жергиликтуу|кенеш|окмот|учун|мумкун|жону|озун|озу|кун|суйло|тушун|тузул|жен)\w*",
    re.IGNORECASE,
)


def money(case):
    return sum(row["amount"] or 0 for row in case["budget"] if row["currency"] == "KGS")


def told_in_both():
    return [case for case in CASES if case["ru"] and case["ky"]]


def regions_of(case):
    places = {row["code"]: row["region"] for row in PLACES["municipalities"]}
    return {places[code] for code in case["municipalities"]} - {None}


def case_named(key):
    return next(case for case in CASES if case["key"] == key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
def test_case_has_the_agreed_shape(case):
    texts = [case[language] for language in LANGUAGES if case.get(language)]

    assert set(case) - MAY_BE_LEFT_OUT == CASE_KEYS
    assert texts
    assert all(set(text) == TEXT_KEYS for text in texts)
    assert all(len(text["title"]) <= 70 and len(text["summary"]) <= 250 for text in texts)
    for name, keys in ROW_KEYS.items():
        assert [row for row in case[name] if set(row) != keys] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
def test_case_uses_known_codes_only(case):
    places = {row["code"]: row["is_example"] for row in PLACES["municipalities"]}
    bodies = {row["code"] for row in PLACES["organisations"]}

    assert set(case["themes"]) <= codes("theme")
    assert set(case["sdgs"]) <= codes("sdg")
    assert set(case["target_groups"]) <= codes("target_group")
    assert set(case["matters"]) <= codes("matter")
    assert {row["source"] for row in case["budget"]} <= codes("funding_source")
    assert set(case["countries"]) <= {row["code"] for row in PLACES["countries"]}
    assert set(case["legal_acts"]) <= {act["code"] for act in ACTS}
    assert set(case["projects"]) <= {project["code"] for project in PROJECTS}
    assert {row["code"] for row in case["organisations"]} <= bodies
    assert {case["mode"]} <= {"", *Mode.values}
    assert {row["kind"] for row in case["participants"]["rows"]} <= set(GroupKind.values)
    assert {row["side"] for row in case["commission"]} <= set(CommissionSide.values)
    assert {row["role"] for row in case["organisations"]} <= set(PartnerRole.values)
    assert {row["currency"] for row in case["budget"]} <= set(Currency.values)
    assert {places[code] for code in case["municipalities"]} <= {case["is_example"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
def test_case_figures_hold_together(case):
    people = case["participants"]
    counts = [row["count"] for row in people["rows"]]

    assert [row for row in case["budget"] if (row["amount"] is None) != row["in_kind"]] == []
    assert all(count <= (people["total"] or count) for count in counts)
    if counts and not people["overlapping"]:
        assert sum(counts) == people["total"]
    assert [s for s in case["steps"] if bool(s["document_ru"]) == bool(s["no_document_ru"])] == []


def test_sums_of_the_two_initiatives_are_as_printed():
    family = case_named("papa-mama")
    tale = case_named("new-year-tale")

    assert [money(family), money(tale)] == [37000, 36000]
    assert [row["amount"] for row in family["budget"]] == [12000, 25000, None]
    assert [row["amount"] for row in tale["budget"]] == [11000, 25000, None]
    assert [row["count"] for row in family["participants"]["rows"]] == [28, 54, 8, 4]
    assert [row["count"] for row in tale["participants"]["rows"]] == [114, 19, 89]
    assert [family["participants"]["total"], tale["participants"]["total"]] == [94, 290]
    assert money(case_named("local-initiatives-round")) == 73000


@pytest.mark.parametrize("case", told_in_both(), ids=lambda case: case["key"])
def test_case_tells_the_same_in_both_languages(case):
    rows = [row for name in ROW_KEYS for row in case[name]]
    pairs = [(case["ru"], case["ky"], name) for name in TEXT_KEYS]

    assert [name for ru, ky, name in pairs if bool(ru[name]) != bool(ky[name])] == []
    assert [
        (row, name)
        for row in [*rows, *case["participants"]["rows"]]
        for name in row
        if name.endswith("_ru") and bool(row[name]) != bool(row[f"{name[:-3]}_ky"])
    ] == []


@pytest.mark.parametrize("case", told_in_both(), ids=lambda case: case["key"])
def test_kyrgyz_texts_are_kyrgyz_and_hold_the_same_figures(case):
    everything = " ".join(case["ky"].values())

    assert LOST_LETTERS.findall(everything) == []
    assert [letter for letter in "өүң" if letter not in everything.lower()] == []
    for name in ("title", "summary"):
        russian, kyrgyz = (
            sorted(re.findall(r"\d{2}\d*(?:[ ,]\d+)*", case[code][name])) for code in ("ru", "ky")
        )
        assert russian == kyrgyz


def test_demonstration_shows_every_region_mode_cost_and_year():
    both = told_in_both()
    years = {(case["ended"] or case["started"] or "")[:4] for case in both} - {""}
    sums = {len(str(money(case))) for case in both if money(case)}

    assert len(both) >= 24
    assert set.union(*map(regions_of, both)) == {row["code"] for row in PLACES["regions"]}
    assert {case["mode"] for case in both} == {"", *Mode.values}
    assert {str(year) for year in range(2016, 2026)} <= years
    assert sums >= {4, 5, 6, 7}
    assert {row["source"] for case in both for row in case["budget"]} == codes("funding_source")
    assert {one["kind"] for case in both for one in case["participants"]["rows"]} == set(
        GroupKind.values
    )
    assert len({code for case in both for code in case["sdgs"]}) >= 14
    assert {theme.split(".")[0] for case in both for theme in case["themes"]} == {
        "services", "finance", "personnel", "resources", "participation",
    }  # fmt: skip


def test_demonstration_has_what_the_pages_are_to_show():
    both = told_in_both()
    rows = [row for case in both for row in case["budget"]]

    assert len([case for case in both if case["key"].startswith("example-pump-")]) >= 5
    assert [case["key"] for case in both if "UZ" in case["countries"]] == ["gender-four-countries"]
    assert {row["currency"] for row in rows} == {"KGS", "USD"}
    assert [row for row in rows if row["planned"] and row["amount"] > row["planned"]]
    assert len([case for case in both if len(case["municipalities"]) > 1]) >= 5
    assert len([case for case in both if case.get("en")]) >= 3
    assert len([case for case in both if case["ru"]["lessons"]]) > len(both) / 2
    assert {row["has_consent"] for case in both for row in case["quotes"]} == {True, False}
    assert [case["key"] for case in both if not (case["steps"] or case["results"])] == [
        "example-bus-stop"
    ]


def test_only_invented_cases_have_awards_because_no_source_prints_one():
    awarded = [case for case in CASES if case["awards"]]

    assert awarded
    assert [case["key"] for case in awarded if not case["is_example"]] == []


def test_a_round_is_the_sum_of_its_initiatives():
    whole = case_named("local-initiatives-round")
    parts = [case for case in CASES if case["part_of"] == whole["key"]]

    def local(case):
        return sum(row["amount"] for row in case["budget"] if row["source"] == "local-budget")

    assert sorted(map(local, parts)) == [11000, 12000]
    assert local(whole) == sum(map(local, parts)) == 23000
    assert money(whole) == sum(map(money, parts))
    assert {case["part_of"] for case in CASES} <= {None, whole["key"]}


def test_some_cases_exist_in_one_language_only():
    without_ky = [case["key"] for case in CASES if not case["ky"]]
    without_ru = [case["key"] for case in CASES if not case["ru"]]

    assert [len(CASES) >= 14, len(without_ky), len(without_ru)] == [True, 2, 1]


def test_example_cases_say_so_in_every_language():
    words = {"ru": "Вымышленный пример", "ky": "Ойдон чыгарылган мисал"}
    examples = [case for case in CASES if case["is_example"]]

    assert [
        (case["key"], language)
        for case in examples
        for language, words_of_warning in words.items()
        if case[language] and words_of_warning not in case[language]["summary"]
    ] == []

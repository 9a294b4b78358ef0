"""The shipped texts and vocabularies are complete, add up and are spelt with the right letters."""

import json
import re
from pathlib import Path

import pytest

from best_practice.choices import CommissionSide, Currency, GroupKind, Mode, PartnerRole

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ru", "ky", "en")
SCHEMES = {"theme", "matter", "sdg", "target_group", "funding_source"}
PAGE_SLUGS = [
    "about", "contacts", "privacy", "accessibility", "licence",
    "help", "help-reader", "help-author", "help-colleague", "help-editor",
]  # fmt: skip
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
LOOK_ALIKES = re.compile(
    "[\u0400-\u04ff][A-Za-z\u0370-\u03ff]|[A-Za-z\u0370-\u03ff][\u0400-\u04ff]"
    "|[\u0472\u0473\u04c9\u04ca]"
)

# Words of the demonstration as a scan without Kyrgyz letters, or a Russian hand, would spell them.
LOST_LETTERS = re.compile(
    r"\b(?:жергиликтуу|кенеш|окмот|учун|мумкун|жону|озун|озу|кун|суйло|тушун|тузул|жен)\w*",
    re.IGNORECASE,
)


def load(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


CASES = load("home/fixtures/demo/cases.json")
TERMS = load("taxonomy/fixtures/terms.json")
PLACES = load("organisations/fixtures/places.json")
ACTS = load("taxonomy/fixtures/legal_acts.json")
PROJECTS = load("organisations/fixtures/projects.json")
NEWS = load("home/fixtures/demo/news.json")
CONTENT_FILES = sorted(
    [
        *ROOT.glob("home/fixtures/pages/*.html"),
        *ROOT.glob("home/fixtures/demo/*.json"),
        ROOT / "taxonomy/fixtures/terms.json",
        ROOT / "taxonomy/fixtures/legal_acts.json",
        ROOT / "organisations/fixtures/places.json",
    ]
)


def codes(scheme):
    return {term["code"] for term in TERMS if term["scheme"] == scheme}


def money(case):
    return sum(row["amount"] or 0 for row in case["budget"] if row["currency"] == "KGS")


def told_in_both():
    return [case for case in CASES if case["ru"] and case["ky"]]


def regions_of(case):
    places = {row["code"]: row["region"] for row in PLACES["municipalities"]}
    return {places[code] for code in case["municipalities"]} - {None}


def case_named(key):
    return next(case for case in CASES if case["key"] == key)


@pytest.mark.parametrize("path", CONTENT_FILES, ids=lambda path: path.name)
def test_no_word_mixes_alphabets(path):
    text = path.read_text(encoding="utf-8").replace("\\n", " ")

    assert LOOK_ALIKES.findall(text) == []


def test_terms_have_three_labels_and_known_parents():
    required = {"scheme", "code", "parent", "ru", "ky", "en", "position"}
    required |= {"synonyms_ru", "synonyms_ky"}
    by_scheme = {(term["scheme"], term["code"]) for term in TERMS}

    assert [term for term in TERMS if set(term) - {"unsure_ky", "source"} != required] == []
    assert [term for term in TERMS if not (term["ru"] and term["ky"] and term["en"])] == []
    assert [t for t in TERMS if t["parent"] and (t["scheme"], t["parent"]) not in by_scheme] == []
    assert len(by_scheme) == len(TERMS)
    assert {term["scheme"] for term in TERMS} == SCHEMES
    assert codes("sdg") == {str(number) for number in range(1, 18)}


def test_legal_acts_have_one_shape_and_iso_dates():
    required = {
        "code", "kind", "title_ru", "title_ky", "number", "date", "date_note",
        "issuer_ru", "issuer_ky", "in_force", "relations", "source",
    }  # fmt: skip

    assert [act for act in ACTS if set(act) != required] == []
    assert len({act["code"] for act in ACTS}) == len(ACTS)
    assert [a for a in ACTS if a["date"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", a["date"])] == []


def test_register_total_is_the_sum_of_its_parts():
    register = PLACES["register"]

    assert register["towns"] + register["ayil_aimaks"] == register["total"] == 484


def test_every_region_has_an_example_and_real_rows_carry_no_invented_figures():
    municipalities = PLACES["municipalities"]
    regions = {region["code"] for region in PLACES["regions"]}
    real = [row for row in municipalities if not row["is_example"]]

    assert len(regions) == 9
    assert {row["region"] for row in municipalities if row["is_example"]} == regions
    assert {row["code"] for row in real} == {"orozbekov", "abdy-suerkulov", "zhany-zhol"}
    assert [row for row in real if row["villages"] or row["population"]] == []
    assert [row for row in municipalities if not row["source"]] == []


def test_organisations_follow_each_other_and_have_names():
    organisations = PLACES["organisations"]
    known = {row["code"] for row in organisations}

    assert [row for row in organisations if row["successor"] not in {None, *known}] == []
    assert [row for row in organisations if not row["names"]] == []


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGE_SLUGS)
def test_page_opens_with_title_and_summary_and_uses_plain_tags(slug, language):
    path = ROOT / f"home/fixtures/pages/{slug}.{language}.html"
    first, second, *rest = path.read_text(encoding="utf-8").splitlines()
    tags = set(re.findall(r"</?([a-z0-9]+)", "\n".join(rest)))

    assert re.fullmatch(r"<h1>[^<]+</h1>", first)
    assert re.fullmatch(r'<p class="summary">[^<]+</p>', second)
    assert tags <= {"h2", "p", "ul", "ol", "li", "a"}


def test_news_have_two_languages_and_iso_dates():
    keys = {"title", "summary", "body_html"}

    assert [item for item in NEWS if set(item["ru"]) != keys or set(item["ky"]) != keys] == []
    assert [item for item in NEWS if not re.fullmatch(r"\d{4}-\d\d-\d\d", item["date"])] == []

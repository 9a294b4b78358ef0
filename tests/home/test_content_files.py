"""The shipped texts and vocabularies are complete, add up and are spelt with the right letters."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ru", "ky", "en")
SCHEMES = {"theme", "matter", "sdg", "target_group", "funding_source"}
PAGE_SLUGS = [
    "about", "contacts", "privacy", "accessibility", "licence",
    "help", "help-reader", "help-author", "help-colleague", "help-editor",
]  # fmt: skip
TEXT_KEYS = {
    "title", "summary", "problem", "solution", "lessons", "how_to_repeat", "results_text",
}  # fmt: skip
CASE_KEYS = {
    "key", "source", "is_example", "published", "municipalities", "themes", "sdgs",
    "target_groups", "matters", "projects", "legal_acts", "started", "ended", "events",
    "villages", "ru", "ky", "budget",
    "participants", "steps", "results", "contact_post_ru", "contact_post_ky",
}  # fmt: skip
ROW_KEYS = {
    "budget": {"source", "purpose_ru", "purpose_ky", "amount", "in_kind"},
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


def load(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


CASES = load("home/fixtures/demo/cases.json")
TERMS = load("taxonomy/fixtures/terms.json")
PLACES = load("organisations/fixtures/places.json")
ACTS = load("taxonomy/fixtures/legal_acts.json")
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
    return sum(row["amount"] or 0 for row in case["budget"])


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
    texts = [case[language] for language in ("ru", "ky") if case[language]]

    assert set(case) == CASE_KEYS
    assert texts
    assert all(set(text) == TEXT_KEYS for text in texts)
    assert all(len(text["title"]) <= 70 and len(text["summary"]) <= 250 for text in texts)
    for name, keys in ROW_KEYS.items():
        assert [row for row in case[name] if set(row) != keys] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
def test_case_uses_known_codes_only(case):
    places = {row["code"]: row["is_example"] for row in PLACES["municipalities"]}

    assert set(case["themes"]) <= codes("theme")
    assert set(case["sdgs"]) <= codes("sdg")
    assert set(case["target_groups"]) <= codes("target_group")
    assert {row["source"] for row in case["budget"]} <= codes("funding_source")
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

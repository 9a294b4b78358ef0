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
LOOK_ALIKES = re.compile(
    "[\u0400-\u04ff][A-Za-z\u0370-\u03ff]|[A-Za-z\u0370-\u03ff][\u0400-\u04ff]"
    "|[\u0472\u0473\u04c9\u04ca]"
)


def load(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


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

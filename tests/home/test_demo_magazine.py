"""The two demonstration issues are whole in both languages, say where facts stand, and load."""

import json
import re
from pathlib import Path

import pytest

from home.engine.demo_magazine import LANGUAGES, read_body
from magazine.blocks import ArticleBody
from magazine.choices import COVER_LINE_LENGTH
from magazine.engine.content import lines_of, notes_named
from magazine.selectors.content import read_pieces
from taxonomy.models import LegalAct
from tests.home.test_content_files import ACTS, LOOK_ALIKES, PLACES, codes, load

FOLDER = Path(__file__).resolve().parents[2] / "home/fixtures/demo/magazine"
ISSUES = ("9-167", "10-180")
ACT_KEYS = {act["code"]: number for number, act in enumerate(ACTS, start=1)}
CASES = {case["key"] for case in load("home/fixtures/demo/cases.json")}
SECTIONS = {row["code"]: row["kind"] for row in load("magazine/fixtures/sections.json")}
AUTHORS = {row["code"] for row in json.loads((FOLDER / "authors.json").read_text("utf-8"))}
FEWEST_WORDS = {"ru": 350, "ky": 270}
MOST_WORDS = {"ru": 750, "ky": 700}
RUSSIAN_ONLY = re.compile(r"[щЩ]|\b(?:что|если|можно|нужно|этого|который)\b")
LOST_LETTERS = re.compile(
    r"\b(?:жергиликтуу|кенеш|окмот|учун|мумкун|жону|озун|озу|кун|суйло|тушун|тузул|жен)\w*",
    re.IGNORECASE,
)


def items(slug):
    """The articles and notices of an issue, in the order of its contents."""
    return [
        json.loads(path.read_text("utf-8")) for path in sorted((FOLDER / slug).glob("[0-9]*.json"))
    ]


def articles(slug):
    return [row for row in items(slug) if row.get("kind", "article") == "article"]


def texts(value, language):
    """Every string of a file in one language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner, language)
    elif isinstance(value, list):
        is_pair = len(value) == len(LANGUAGES) and all(isinstance(one, str) for one in value)
        inner = [value[LANGUAGES.index(language)]] if is_pair else value
        for one in inner:
            yield from texts(one, language)


def pieces(row, language):
    body = ArticleBody().to_python(read_body(row, language, ACT_KEYS))
    return read_pieces(body, with_addresses=False)


def words(row, language):
    lines = [row["title"][LANGUAGES.index(language)], row["lead"][LANGUAGES.index(language)]]
    return sum(len(line.split()) for line in [*lines, *lines_of(pieces(row, language))])


ARTICLES = [
    pytest.param(row, id=f"{slug}/{row['slug']}") for slug in ISSUES for row in articles(slug)
]
ITEMS = [pytest.param(row, id=f"{slug}/{row['slug']}") for slug in ISSUES for row in items(slug)]


@pytest.mark.parametrize("slug", ISSUES)
def test_issue_is_whole_and_every_section_of_the_magazine_is_in_it(slug):
    rows = items(slug)

    assert len(articles(slug)) >= 12
    assert {row["section"] for row in articles(slug)} == set(SECTIONS)
    assert [row.get("kind", "article") for row in rows if row.get("kind")] == [
        "announcement",
        "sdg",
    ]
    assert len({row["slug"] for row in rows}) == len(rows)


@pytest.mark.parametrize("row", ARTICLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_article_is_as_long_as_a_reader_expects(row, language):
    assert FEWEST_WORDS[language] <= words(row, language) <= MOST_WORDS[language]


@pytest.mark.parametrize("row", ARTICLES)
def test_both_languages_have_the_same_pieces_and_the_same_numbers(row):
    ru, ky = (pieces(row, language) for language in LANGUAGES)

    assert [piece["t"] for piece in ru] == [piece["t"] for piece in ky]
    assert notes_named(ru) == notes_named(ky)


@pytest.mark.parametrize("row", ARTICLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_are_such_as_an_editor_could_save(row, language, db):
    keys = dict(LegalAct.objects.values_list("code", "pk"))

    body = ArticleBody()
    body.clean(body.to_python(read_body(row, language, keys)))


@pytest.mark.parametrize("row", ARTICLES)
def test_footnotes_of_the_text_are_those_under_it(row):
    named = set(notes_named(pieces(row, "ru")))

    assert named == set(range(1, len(row.get("notes", [])) + 1))


@pytest.mark.parametrize("row", ARTICLES)
def test_everything_an_article_names_exists(row):
    named = [block["question"]["acts"] for block in row["body"] if "question" in block]
    named += [[block["law"]["act"]] for block in row["body"] if "law" in block]
    acts = {code for codes_named in named for code in codes_named} | set(row.get("acts", []))

    assert acts <= set(ACT_KEYS)
    assert set(row.get("terms", [])) <= codes("theme")
    assert set(row.get("cases", [])) <= CASES
    assert set(row.get("municipalities", [])) <= {
        place["code"] for place in PLACES["municipalities"]
    }
    assert set(row["authors"]) <= AUTHORS


@pytest.mark.parametrize("row", ITEMS)
def test_letters_are_those_of_the_language(row):
    kyrgyz = list(texts(row, "ky"))

    assert [text for text in [*kyrgyz, *texts(row, "ru")] if LOOK_ALIKES.search(text)] == []
    assert [text for text in kyrgyz if LOST_LETTERS.search(text)] == []
    assert [text for text in kyrgyz if RUSSIAN_ONLY.search(text) and "«" not in text] == []


@pytest.mark.parametrize("row", ITEMS)
def test_titles_and_leads_fit_where_they_are_shown(row):
    for place in range(len(LANGUAGES)):
        assert len(row["lead"][place]) <= 300
        assert len(row.get("short", row["title"])[place]) <= 60
        assert "!" not in row["title"][place] + row["lead"][place]


@pytest.mark.parametrize("row", ARTICLES)
def test_what_stands_on_an_invented_municipality_says_that_it_is_an_example(row):
    if not any(code.startswith("example-") for code in row.get("municipalities", [])):
        return

    assert "пример" in " ".join([row["title"][0], row["lead"][0]]).lower()
    assert "мисал" in " ".join([row["title"][1], row["lead"][1]]).lower()


@pytest.mark.parametrize("slug", ISSUES)
def test_cover_has_a_figure_and_three_lines_of_fifteen_letters(slug):
    issue = json.loads((FOLDER / slug / "issue.json").read_text("utf-8"))

    assert len(issue["cover_lines"]) == 3
    assert all(len(figure) <= 8 for figure in issue["cover_figure"])
    long = [one for line in issue["cover_lines"] for one in line if len(one) > COVER_LINE_LENGTH]
    assert long == []
    assert sum(row.get("cover", False) for row in articles(slug)) == 3


@pytest.mark.parametrize("slug", ISSUES)
def test_goals_have_a_qualifier_or_an_exact_figure_and_a_source(slug):
    (table,) = (row for row in items(slug) if row.get("kind") == "sdg")

    assert {row["goal"] for row in table["rows"]} <= codes("sdg")
    assert all(row.get("qualifier", "") in {"", "at_least", "about", "more_than"}
               for row in table["rows"])  # fmt: skip
    assert all(table["source"])


def test_one_article_carries_the_number_it_had_in_the_old_portal():
    numbered = [row["legacy_id"] for slug in ISSUES for row in articles(slug) if "legacy_id" in row]

    assert numbered == [2452]

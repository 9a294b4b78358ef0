"""References to a case: the standard's wording, and files that no text can break."""

import datetime
import re
from dataclasses import replace

import pytest

from core.citations import Citation, bibtex, gost, one_line, ris

CASE = Citation(
    key="case-234",
    authors=("Орозбековский айыльный аймак",),
    title="Пять праздников для 290 детей",
    source="Портал лучшей практики",
    number=234,
    year=2026,
    url="https://portal.example/ru/practices/n/234/",
    accessed=datetime.date(2026, 11, 21),
    place="Бишкек",
)
WILD = 'Конец}\n@misc{x,\r\nER  - \u2028TY  - 100 % & $5 #1 a_b ~ ^ \\write18{ls} "так"'


def test_reference_follows_the_standard():
    assert gost(CASE) == (
        "Орозбековский айыльный аймак. Пять праздников для 290 детей [Электронный ресурс] // "
        "Портал лучшей практики. № 234. Бишкек, 2026. "
        "URL: https://portal.example/ru/practices/n/234/ (дата обращения: 21.11.2026)."
    )


def test_reference_in_kyrgyz_speaks_kyrgyz():
    cited = replace(CASE, language="ky", authors=("Орозбек айылдык аймагы",), title="Беш майрам")

    assert gost(cited) == (
        "Орозбек айылдык аймагы. Беш майрам [Электрондук ресурс] // Портал лучшей практики. "
        "№ 234. Бишкек, 2026. URL: https://portal.example/ru/practices/n/234/ "
        "(кайрылган күнү: 21.11.2026)."
    )


def test_of_more_than_three_bodies_the_first_is_named():
    cited = replace(CASE, authors=("А", "Б", "В", "Г"))

    assert gost(cited).startswith("А [и др.]. Пять праздников")


def test_without_a_body_a_place_or_a_year_the_rest_stands():
    cited = replace(CASE, authors=(), place="", year=None, title="Вода.")

    assert gost(cited) == (
        "Вода [Электронный ресурс] // Портал лучшей практики. № 234. "
        "URL: https://portal.example/ru/practices/n/234/ (дата обращения: 21.11.2026)."
    )


def test_bibtex_has_every_part():
    assert bibtex(CASE) == (
        "@misc{case-234,\n"
        "  author = {{Орозбековский айыльный аймак}},\n"
        "  title = {{Пять праздников для 290 детей}},\n"
        "  howpublished = {Портал лучшей практики},\n"
        "  number = {234},\n"
        "  address = {Бишкек},\n"
        "  year = {2026},\n"
        "  url = {https://portal.example/ru/practices/n/234/},\n"
        "  urldate = {2026-11-21},\n"
        "  language = {russian}\n"
        "}\n"
    )


def test_ris_has_every_part():
    assert ris(CASE).split("\r\n") == [
        "TY  - ELEC",
        "AU  - Орозбековский айыльный аймак",
        "TI  - Пять праздников для 290 детей",
        "T2  - Портал лучшей практики",
        "M1  - 234",
        "CY  - Бишкек",
        "PY  - 2026",
        "LA  - ru",
        "UR  - https://portal.example/ru/practices/n/234/",
        "Y2  - 2026/11/21",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize("field", ["title", "abstract", "place", "source"])
def test_no_text_breaks_bibtex(field):
    text = bibtex(replace(CASE, **{field: WILD}))

    depth, lowest = 0, 1
    for sign in text.strip()[:-1]:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        lowest = min(lowest, depth) if depth or text.index("{") < text.index(sign) else lowest
    assert depth == 1
    assert text.count("\n@") == 0
    assert len(re.findall(r"^@", text, re.MULTILINE)) == 1
    assert not re.search(r"(?<!\\)[$&%#_]", text.replace(CASE.url, ""))


@pytest.mark.parametrize("field", ["title", "abstract", "place", "source"])
def test_no_text_breaks_ris(field):
    lines = ris(replace(CASE, **{field: WILD})).split("\r\n")

    assert [line for line in lines if line and not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert lines.count("ER  - ") == 1
    assert sum(line.startswith("TY") for line in lines) == 1


def test_one_line_knows_every_kind_of_line_end():
    assert one_line("а\nб\r\nв\u2028г\u0085д\x00е") == "а б в г д е"

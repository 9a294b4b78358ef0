"""References to an article of a magazine: GOST, BibTeX, RIS."""

import datetime
from dataclasses import replace

from core.citations import ArticleCitation, bibtex_article, gost_article, ris_article

ARTICLE = ArticleCitation(
    key="municipalitet-10-156-canal",
    authors=("Редакция",),
    title="Канал на двоих",
    journal="Муниципалитет",
    year=2024,
    issue="10 (156)",
    url="https://portal.example/ru/magazine/2024/10-156/canal/",
    accessed=datetime.date(2026, 11, 22),
    first_page=4,
    last_page=7,
    issn="1694-7053",
)


def test_reference_follows_the_standard():
    assert gost_article(ARTICLE) == (
        "Редакция. Канал на двоих [Электронный ресурс] // Муниципалитет. 2024. № 10 (156). "
        "С. 4–7. URL: https://portal.example/ru/magazine/2024/10-156/canal/ "
        "(дата обращения: 22.11.2026)."
    )


def test_reference_without_a_printed_page_leaves_it_out():
    cited = gost_article(replace(ARTICLE, first_page=None, last_page=None, authors=()))

    assert cited.startswith(
        "Канал на двоих [Электронный ресурс] // Муниципалитет. 2024. № 10 (156). URL"
    )


def test_bibtex_is_an_article_of_a_journal():
    assert bibtex_article(ARTICLE).splitlines()[:8] == [
        "@article{municipalitet-10-156-canal,",
        "  author = {{Редакция}},",
        "  title = {{Канал на двоих}},",
        "  journal = {Муниципалитет},",
        "  year = {2024},",
        "  number = {10 (156)},",
        "  pages = {4--7},",
        "  issn = {1694-7053},",
    ]


def test_ris_is_a_journal_and_no_text_breaks_its_lines():
    lines = ris_article(replace(ARTICLE, title="Канал\nER  - ")).split("\r\n")

    assert lines[:7] == [
        "TY  - JOUR",
        "AU  - Редакция",
        "TI  - Канал ER -",
        "JO  - Муниципалитет",
        "IS  - 10 (156)",
        "PY  - 2024",
        "SP  - 4",
    ]

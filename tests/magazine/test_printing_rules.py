"""Pure rules of print: words that stay together, blocks, what fills last pages."""

import pytest

from magazine.engine.printing.blocks import Known, Picture, Words, halves, lay
from magazine.engine.printing.fills import (
    copyfit,
    figures_only,
    fill,
    folded,
    level_fills,
    shorter_fills,
)
from magazine.engine.printing.ties import tied, tied_data

KNOWN = Known(
    acts={1: {"number": "№ 226", "about": ["2020"], "title": "Положение", "force": "действует",
              "line": "Положение, № 226"}},
    pictures={7: Picture("seven.jpg", 0.5, "Зал", "Фото института")},
    base="https://portal.example",
    words=Words(source="Источник: %(source)s", missing_picture="Снимок на портале."),
    number=str,
)  # fmt: skip
FIGURES = {
    "t": "figures",
    "figures": [{"figure": "8", "unit": "", "text": "аймаков"}],
    "source": "отчёт",
}
TEXT = {"t": "p", "x": ["Текст"]}


def place(name="a", first=1, last=2, free=40, columns=2, apart=False):
    return {
        "id": name,
        "first": first,
        "last": last,
        "free": free,
        "columns": columns,
        "apart": apart,
    }


def item(**changed):
    return {"id": "a", "title": "Канал", "end": [], "more": [], "has_sheet": False} | changed


@pytest.mark.parametrize(
    ("language", "text", "together"),
    [
        ("ru", "№ 10 в селе", "№_10 в_селе"),
        ("ru", "37,0 тыс. сом на 124 сома", "37,0_тыс. сом на_124_сома"),
        ("ru", "40 000 человек за год", "40_000_человек за_год"),
        ("ru", "Муниципалитет — три в одном", "Муниципалитет_— три в_одном"),
        ("ru", "47 % участников, стр. 5", "47_% участников, стр._5"),
        ("ky", "36,0 миң сом, № 226", "36,0_миң сом, №_226"),
        ("ky", "8 мүнөт а суу", "8_мүнөт а суу"),
    ],
)
def test_words_that_belong_together_stay_together(language, text, together):
    assert tied(text, language) == together.replace("_", "\u00a0")


def test_every_text_inside_data_is_tied_and_drawings_are_left_alone():
    data = {"title": "№ 10", "rows": [["5 %"]], "qr": {"n": 3, "d": "M1 2 h 3"}, "share": 5}

    assert tied_data(data, "ru") == {
        "title": "№\u00a010", "rows": [["5\u00a0%"]], "qr": {"n": 3, "d": "M1 2 h 3"}, "share": 5,
    }  # fmt: skip


def test_early_figures_stand_under_the_title_and_later_ones_at_the_end():
    early, late = lay([FIGURES, TEXT], KNOWN), lay([TEXT, TEXT, TEXT, FIGURES], KNOWN)

    assert (early.top, early.top_source, early.end) == (FIGURES["figures"], "Источник: отчёт", [])
    assert (late.top, late.end) == ([], FIGURES["figures"])


def test_third_group_of_figures_is_told_in_the_text():
    laid = lay([FIGURES, FIGURES, FIGURES], KNOWN)

    assert laid.blocks == [{"t": "ul", "items": [["8 аймаков"]]}]


def test_links_get_their_whole_address_and_others_become_words():
    runs = [{"a": "Пример", "url": "/ru/x/"}, {"a": "Зло", "url": "javascript:x"}]

    laid = lay([{"t": "p", "x": runs}], KNOWN)

    assert laid.blocks[0]["x"] == [
        {"a": "Пример", "url": "https://portal.example/ru/x/"}, "Зло",
    ]  # fmt: skip


def test_table_is_made_even_and_its_numbers_stand_right():
    piece = {"t": "table", "head": ["Источник", "Сом"], "rows": [["Аймак", "12 000"], ["Итого"]],
             "caption": ""}  # fmt: skip

    (block,) = lay([piece], KNOWN).blocks

    assert block["rows"] == [["Аймак", "12 000"], ["Итого", ""]]
    assert block["right"] == [False, True]
    assert (block["wide"], block["long"]) == (False, False)


def test_picture_without_its_file_is_named_in_its_place():
    pieces = [{"t": "pic", "image": number, "alt": "", "caption": "Слушания"} for number in (7, 8)]

    there, gone = lay(pieces, KNOWN).blocks

    assert (there["file"], there["alt"], there["wide"]) == ("seven.jpg", "Зал", True)
    assert (gone["file"], gone["alt"], gone["wide"]) == (None, "Снимок на портале.", False)


def test_chart_tells_its_values_to_those_who_do_not_see_it():
    piece = {
        "t": "bars",
        "title": "Слушания",
        "unit": "2021",
        "source": "",
        "rows": [{"label": "Провели", "value": 396.0}, {"label": "Онлайн", "value": 0.0}],
    }

    (block,) = lay([piece], KNOWN).blocks

    assert [row["share"] for row in block["rows"]] == [100, 1]
    assert block["alt"] == "Слушания. 2021. Провели: 396.0; Онлайн: 0.0"


def test_files_and_unknown_acts_do_not_stop_the_press():
    pieces = [
        {"t": "file", "document": 5},
        {"t": "law", "act": 9, "in_force": "", "x": [TEXT], "do": ""},
        {"t": "qa", "q": "Можно?", "from": "", "a": [TEXT], "acts": [1, 9], "basis": "Пункт 4\n\n"},
    ]

    news, asked = lay(pieces, KNOWN).blocks

    assert (news["title"], news["number"]) == ("", "")
    assert asked["basis"] == ["Положение, № 226", "Пункт 4"]


def test_text_of_a_call_is_halved_at_a_subhead():
    head = {"t": "h", "x": ["Кому"]}

    assert halves([TEXT, head, TEXT]) == ([TEXT], [head, TEXT])
    assert halves([TEXT, TEXT]) == ([TEXT, TEXT], [])


@pytest.mark.parametrize(
    ("lines", "changed", "expected"),
    [
        (1, {}, None),
        (5, {"more": [1]}, (5, False, False, 0)),
        (8, {"more": [1]}, (8, False, True, 0)),
        (2, {"end": [1]}, (10, True, False, 0)),
        (30, {"more": [1], "has_sheet": True}, (30, False, True, 8)),
        (30, {"more": [1]}, (30, False, True, 0)),
        (51, {"end": [1], "more": [1], "has_sheet": True}, (51, True, True, 12)),
    ],
)  # fmt: skip
def test_free_lines_are_put_to_use(lines, changed, expected):
    found = fill(lines, item(**changed))

    assert (found and (found["lines"], found["figures"], found["more"], found["sheet"])) == expected


def test_columns_share_their_free_lines():
    items = {"a": item(), "b": item(id="b", end=[1]), "c": item(id="c", end=[1]), "d": item()}
    first = figures_only(items.values())
    places = [
        place("a", free=40), place("b", free=20), place("c", free=90, apart=True),
        place("d", free=9, columns=1),
    ]  # fmt: skip

    found = level_fills(places, first, items)

    assert {name: row["lines"] for name, row in found.items()} == {"a": 19, "b": 19, "c": 51}


def test_article_that_ran_over_gets_a_shorter_filling():
    items = {"a": item(), "b": item()}
    fills = {"a": fill(20, items["a"]), "b": fill(3, items["b"])}
    before = [place("a"), place("b")]

    over = shorter_fills(fills, before, [place("a", last=3), place("b", last=3)], items)

    assert {name: row["lines"] for name, row in over.items()} == {"a": 18}
    assert shorter_fills(fills, before, before, items) is None


def test_figures_that_must_be_told_do_not_ask_for_ever():
    items = {"a": item(end=[1])}
    fills = figures_only(items.values())

    assert shorter_fills(fills, [place()], [place(last=3)], items) is None


def test_report_says_what_stands_below_and_how_many_pages_stay_blank():
    items = {"a": item(), "b": item(title="Вода")}
    fills = {"a": fill(30, item(more=[1]))}

    rows = copyfit([place("a", free=2), place("b", 3, 3, 50)], fills, items)

    assert rows == [
        {"id": "a", "title": "Канал", "first": 1, "last": 2, "free": 2, "filled": ["more"]},
        {"id": "b", "title": "Вода", "first": 3, "last": 3, "free": 50, "filled": []},
    ]
    assert (folded(6), folded(8)) == ({"pages": 6, "blank": 2}, {"pages": 8, "blank": 0})

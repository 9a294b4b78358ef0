"""What the checks find in a text, and what they leave in peace."""

import uuid

import pytest

from magazine.choices import FaultKind
from magazine.engine.checks import Fault, Targets, Text, check_text, targets_of

KEY = uuid.UUID(int=7)


def text(words="Деньги пошли на воду.", *, blocks=None, **changed):
    fields = {
        "pk": 1,
        "key": KEY,
        "language": "ru",
        "kind": "articlepage",
        "title": "Вода",
        "lead": "Коротко.",
        "section": 3,
        "authors": 1,
        "blocks": blocks if blocks is not None else [paragraph(words)],
    }
    return Text(**{**fields, **changed})


def paragraph(words):
    return {"type": "text", "value": f"<p>{words}</p>"}


def picture(**image):
    return {"type": "picture", "value": {"image": {"image": 5, **image}, "caption": ""}}


def found(one, other=None, missing=None):
    return check_text(one, other, missing=missing or Targets())


KYRGYZ = text("Акча сууга кетти.", language="ky", title="Суу")


def test_a_whole_pair_has_no_faults():
    assert found(text(), KYRGYZ) == []


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({"lead": " "}, Fault(FaultKind.NO_LEAD)),
        ({"section": None}, Fault(FaultKind.NO_SECTION)),
        ({"authors": 0}, Fault(FaultKind.NO_AUTHOR)),
        ({"title": "А" * 111}, Fault(FaultKind.LONG_TITLE, "111")),
        ({"notes": 2, "words": "Закон[^2]."}, Fault(FaultKind.NOTE_UNNAMED, "1")),
        ({"notes": 1, "words": "Закон[^1][^3]."}, Fault(FaultKind.NOTE_ABSENT, "3")),
        ({"blocks": []}, Fault(FaultKind.NO_TRANSLATION)),
        ({"words": "Акча сууга кетти."}, Fault(FaultKind.UNTRANSLATED)),
        ({"blocks": [paragraph("а"), paragraph("б")]}, Fault(FaultKind.BLOCKS_DIFFER, "2 : 1")),
    ],
)
def test_every_fault_is_named_alone(broken, expected):
    assert found(text(**broken), KYRGYZ) == [expected]


def test_a_text_that_nobody_wrote_in_any_language_lacks_words_not_a_translation():
    assert found(text(blocks=[]), None) == [Fault(FaultKind.NO_TEXT)]


def test_pictures_say_what_they_show_unless_they_are_ornament():
    blocks = [
        picture(alt_text="Насос", decorative=False),
        picture(alt_text="", decorative=True),
        picture(alt_text=" ", decorative=False),
        paragraph("Слова"),
    ]

    assert found(text(blocks=blocks)) == [Fault(FaultKind.NO_ALT, "1")]


def test_announcements_need_neither_section_nor_author():
    call = text(kind="announcementpage", section=None, authors=0)

    assert found(call) == []


def test_everything_a_text_points_at_is_found():
    blocks = [
        paragraph(
            '<a linktype="page" id="12">a</a> <a id="4" linktype="document">b</a>'
            ' <a href="/ru/acts/budget-code/">c</a>'
        ),
        {"type": "document", "value": 9},
        {"type": "law", "value": {"act": 3, "text": "<p>x</p>"}},
        {"type": "question", "value": {"acts": [{"type": "item", "value": 6}, 8], "answer": ""}},
        picture(alt_text="Насос"),
    ]

    assert targets_of(blocks) == Targets(
        frozenset({12}),
        frozenset({4, 9}),
        frozenset({5}),
        frozenset({3, 6, 8}),
        frozenset({"budget-code"}),
    )


def test_links_to_what_is_gone_are_counted():
    linked = text('<a linktype="page" id="12">a</a><a linktype="page" id="13">b</a>')

    assert found(linked, missing=Targets(pages=frozenset({13, 99}))) == [
        Fault(FaultKind.BROKEN_LINK, "1")
    ]


def test_long_titles_and_differing_blocks_warn_and_everything_else_forbids():
    warnings = [kind for kind in FaultKind if not Fault(kind).forbids]

    assert warnings == [FaultKind.LONG_TITLE, FaultKind.BLOCKS_DIFFER]

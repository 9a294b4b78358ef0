"""Papers: set in a child that cannot harm, kept by what they hold, in our own faces only."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from core.printable import LETTERS, printable
from core.typeset import FONTS, LIMITS, TypesetBusy, TypesetFailed, set_in_child, typeset

PLAIN = """#let d = json(bytes(sys.inputs.data))
#set document(title: "Лист")
#set text(font: "Golos Text", lang: "ky")
#d.text
"""
ENDLESS = "#for a in range(100000) { for b in range(100000) {} }\n"
LETTERS_OF_OURS = "Ө ө Ү ү Ң ң Ё ё № « » – — − × ÷"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


@pytest.fixture
def template(tmp_path):
    def write(source=PLAIN):
        path = tmp_path / "paper.typ"
        path.write_text(source, encoding="utf-8")
        return str(path)

    return write


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return "\n".join(pages).replace("\r\n", " ")


def papers(settings):
    return sorted((Path(settings.VAR_DIR) / "papers").glob("*.pdf"))


def test_kyrgyz_letters_and_signs_are_found_in_the_text_again(template):
    pdf = typeset(template(), {"text": LETTERS_OF_OURS})

    assert text_of(pdf).strip() == LETTERS_OF_OURS


def test_paper_is_tagged_and_says_its_language(template):
    pdf = typeset(template(), {"text": "Өнөктүк"})

    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(ky" in pdf.replace(b" ", b"")


def test_equal_data_gives_equal_bytes(template):
    path = template()

    assert set_in_child(path, {"text": "Бир"}) == set_in_child(path, {"text": "Бир"})


def test_text_of_a_person_is_never_markup(template):
    text = '#panic("no") = *bold* $x^2$ @ref \\ // <label> ```raw```'

    pdf = typeset(template(), {"text": text})

    assert text_of(pdf).strip() == text


def test_signs_our_faces_lack_bring_no_other_face(template):
    pdf = typeset(template(), {"text": "≥ 5 → 7 ≈ 8 😀 水 ə\u2011ə\u200b"})

    assert b"Libertinus" not in pdf
    assert b"GolosText" in pdf
    assert text_of(pdf).strip() == ">= 5 – 7 ~ 8 ? ?-?"


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_face_has_the_letters_we_promise(path):
    assert LETTERS - set(TTFont(path).getBestCmap()) == set()


def test_printable_puts_letters_together_and_lets_silent_signs_go():
    assert printable("й и\u0306 \u00ad\u200d\ufe0f…") == "й й …"


def test_runaway_template_is_stopped(template):
    path = template(ENDLESS)
    started = time.monotonic()

    with pytest.raises(TypesetFailed, match="longer than 2 s, stopped"):
        set_in_child(path, {}, replace(LIMITS, seconds=2))

    assert time.monotonic() - started < 5


def test_template_that_wants_all_memory_gets_none_of_ours(template):
    path = template(
        '#let s = "x" * 1000000\n#let a = range(100000).map(i => s + str(i))\n#a.len()\n'
    )

    with pytest.raises(TypesetFailed):
        set_in_child(path, {}, replace(LIMITS, memory=400 * 1024**2))


def test_fault_of_a_template_is_told_in_words(template):
    with pytest.raises(TypesetFailed, match="unknown variable: nothing"):
        set_in_child(template("#nothing"), {})


def test_template_reads_no_file_of_the_machine(template):
    with pytest.raises(TypesetFailed):
        set_in_child(template('#read("/etc/hostname")'), {})


def test_paper_is_set_once_and_kept(template, settings):
    path = template()
    first = typeset(path, {"text": "Бир"})
    kept = papers(settings)
    kept[0].write_bytes(b"%PDF kept")

    again = typeset(path, {"text": "Бир"})

    assert first.startswith(b"%PDF")
    assert again == b"%PDF kept"
    assert len(kept) == 1


def test_papers_longest_unasked_for_leave(template, settings):
    path, limits = template(), replace(LIMITS, kept=2)
    for text in ("Бир", "Эки", "Үч"):
        typeset(path, {"text": text}, limits)

    assert len(papers(settings)) == 2


def test_paper_comes_also_when_the_disk_takes_nothing(template, settings):
    typeset(template(), {"text": "Бир"})
    papers(settings)[0].unlink()
    papers_folder = Path(settings.VAR_DIR) / "papers"
    settings.VAR_DIR = papers_folder.parent

    assert typeset(template(), {"text": "Эки"}, replace(LIMITS, kept=0)).startswith(b"%PDF")
    assert papers(settings) == []


def test_bad_full_line_is_answered_at_once(template):
    path = template(ENDLESS)
    limits = replace(LIMITS, children=1, waiting=1, patience=0.2, seconds=2)
    refused, stopped = [], []

    def ask(text):
        try:
            typeset(path, {"text": text}, limits)
        except TypesetBusy as error:
            refused.append(error.seconds)
        except TypesetFailed as error:
            stopped.append(str(error))

    threads = [threading.Thread(target=ask, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(stopped) == 1
    assert refused == [5, 5, 5]


def test_a_paper_nobody_asked_for_leaves_after_a_month(template, settings):
    typeset(template(), {"text": "Бир"})
    (old,) = papers(settings)
    month_ago = time.time() - 31 * 24 * 3600
    os.utime(old, (month_ago, month_ago))

    typeset(template(), {"text": "Эки"})

    assert len(papers(settings)) == 1
    assert not old.exists()

"""The cover of an issue: the same number the same bytes, one cell in saffron, words escaped."""

from dataclasses import replace

import pytest
from lxml import etree

from core.covers import Cover, cover_cells, cover_svg
from core.motifs import SAFFRON

COVER = Cover(156, "Муниципалитет", "№ 10 (156)", "2024", "396", ("аймактан",))


def test_same_number_gives_the_same_bytes():
    assert cover_svg(COVER) == cover_svg(replace(COVER))


@pytest.mark.parametrize(("running", "cells"), [(156, 6), (157, 3), (158, 6)])
def test_layout_follows_the_number_and_one_cell_is_bright(running, cells):
    laid = cover_cells(running)

    assert len(laid) == cells
    assert sum(SAFFRON in (cell.ground, cell.thread) for cell in laid) == 1


def test_words_cannot_break_the_drawing():
    drawn = etree.fromstring(cover_svg(replace(COVER, masthead='<a onload="x">&', motto="<b>")))

    assert drawn.xpath("//*[local-name()='text']")[0].text == '<a onload="x">&'


def test_without_a_figure_the_motto_stands_there():
    drawn = cover_svg(replace(COVER, figure="", motto="Территория, её люди"))

    assert "Территория, её люди" in drawn
    assert "396" not in drawn

"""The felts: same number, same bytes; neighbours differ; the committed drawings are fresh."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from core import motifs


def test_picture_of_a_case_is_the_same_for_the_same_number():
    assert motifs.case_picture(234) == motifs.case_picture(234)
    assert motifs.case_picture(234) != motifs.case_picture(235)


def test_picture_of_a_case_never_changes_between_releases():
    assert motifs.case_choice(234) == (("spring", "field"), ("#0e4a40", "#f0b429"))


def test_every_third_case_has_saffron():
    light_felts = [motifs.case_choice(number)[1][1] for number in range(1, 7)]

    assert light_felts == [
        motifs.SNOW, motifs.SNOW, motifs.SAFFRON, motifs.SNOW, motifs.SNOW, motifs.SAFFRON,
    ]  # fmt: skip


def test_neighbours_exchange_the_two_felts():
    cells = list(motifs.checkered(("horn", "lens"), ("dark", "light"), 2, 2))

    assert [(cell.cut, cell.ground, cell.thread) for cell in cells] == [
        ("horn", "light", "dark"),
        ("lens", "dark", "light"),
        ("lens", "dark", "light"),
        ("horn", "light", "dark"),
    ]


@pytest.mark.parametrize("cut", motifs.CUTS)
def test_a_cut_turns_by_45_and_90_degrees_only(cut):
    for line in motifs.polylines(motifs.CUTS[cut][1]):
        for start, end in pairwise(line):
            across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
            assert across == 0 or down == 0 or across == pytest.approx(down)


@pytest.mark.parametrize("cut", motifs.CUTS)
def test_a_cut_is_mirrored_left_and_right(cut):
    lines = {tuple(line) for line in motifs.polylines(motifs.cut_path(cut).replace("L", "L "))}
    mirrored = {tuple((-x, y) for x, y in line) for line in lines}

    assert {frozenset(line) for line in mirrored} == {frozenset(line) for line in lines}


@pytest.mark.parametrize("seed", range(20))
def test_neighbours_in_the_cloth_come_from_different_rooms(seed):
    cuts = {}
    for cell in motifs.kurak(6, 4, seed):
        for x in range(cell.size):
            for y in range(cell.size):
                cuts[cell.x + x, cell.y + y] = (cell.cut, cell.x, cell.y)

    assert len(cuts) == 24
    for (x, y), (cut, *place) in cuts.items():
        for near in ((x + 1, y), (x, y + 1)):
            other = cuts.get(near)
            if other and list(other[1:]) != place:
                assert other[0] != cut


def test_drawings_carry_no_style_attribute_and_hide_from_screen_readers():
    picture = motifs.case_picture(5)

    assert "style=" not in picture
    assert 'aria-hidden="true"' in picture


def test_two_pictures_on_one_page_do_not_share_ids():
    assert 'id="c1x2' in motifs.case_picture(1)
    assert 'id="c2x2' in motifs.case_picture(2)


def test_tiles_of_one_page_are_told_apart_by_their_numbers():
    first, second = (motifs.tile("search", number=number) for number in (1, 2))

    assert set(re.findall(r'id="(\w+)"', first)).isdisjoint(re.findall(r'id="(\w+)"', second))
    assert motifs.tile("search") != first


@pytest.mark.parametrize("name", motifs.static_drawings())
def test_committed_drawing_is_fresh(name):
    committed = Path(settings.BASE_DIR, "static", "img", name).read_text(encoding="utf-8")

    assert committed == motifs.static_drawings()[name] + "\n"


def test_drawings_stay_small():
    assert len(motifs.tile("library")) < 900
    assert len(motifs.case_picture(234)) < 1700
    assert len(motifs.hero_cloth()) < 5300

"""The map of oblasts: every region in place, numbers written, links escaped."""

from html.parser import HTMLParser

import pytest

from core import drawings

NAMES = {code: drawings.region_name(code, "ru") for code in drawings.region_shapes()}


def draw(**changes):
    given = {"counts": {}, "names": NAMES, "links": {}, "chosen": "", "title": "Примеры"}
    return drawings.region_map(**(given | changes))


class Outline(HTMLParser):
    def __init__(self, svg):
        super().__init__()
        self.links, self.paths, self.texts = [], [], []
        self.feed(svg)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs))
        elif tag == "path":
            self.paths.append(dict(attrs)["class"])

    def handle_data(self, data):
        self.texts.append(data)


def test_map_file_is_small_and_has_nine_codes():
    assert drawings.FIXTURE.stat().st_size <= 5_000
    assert sorted(drawings.region_shapes()) == [
        "KG-B", "KG-C", "KG-GB", "KG-GO", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "highest", "step"),
    [(0, 47, 1), (0, 0, 1), (18, 47, 2), (33, 47, 3), (41, 47, 4), (47, 47, 4)],
)
def test_counts_fall_on_four_steps(count, highest, step):
    assert drawings.colour_step(count, highest) == step


def test_map_without_links_is_one_picture():
    svg = draw(counts={"KG-N": 12})

    assert 'role="img" aria-label="Примеры"' in svg
    assert Outline(svg).links == []


def test_region_is_a_link_that_says_name_and_number():
    svg = draw(counts={"KG-N": 12}, links={"KG-N": "?region=KG-N&page=1"}, chosen="KG-N")

    assert Outline(svg).links == [
        {"href": "?region=KG-N&page=1", "aria-label": "Нарынская: 12", "aria-current": "true"}
    ]


def test_chosen_region_lies_over_its_neighbours():
    paths = Outline(draw(counts={"KG-N": 12}, chosen="KG-N")).paths

    assert paths[6] == "s4 on"
    assert len(paths) == 9


def test_names_and_addresses_are_escaped():
    svg = draw(names=NAMES | {"KG-N": "<b>"}, links={"KG-N": '"><script>'})

    assert "<script>" not in svg
    assert "<b>" not in svg

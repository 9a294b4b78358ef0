"""Upper floors hand in sections; a page draws them in order and leaves empty ones out."""

import pytest

from core import sections
from core.sections import Section, register_section, sections_of


@pytest.fixture(autouse=True)
def _without_others(monkeypatch):
    monkeypatch.setattr(sections, "_readers", {})


def section(title):
    return Section(title=title, template="components/x.html", rows=[title])


def test_sections_come_by_position_and_empty_ones_are_left_out():
    register_section("well", "articles", lambda thing: section(f"articles of {thing}"), position=2)
    register_section("well", "calls", lambda _thing: None, position=0)
    register_section("well", "cases", lambda thing: section(f"cases of {thing}"), position=1)

    found = sections_of("well", "spring")

    assert [row.title for row in found] == ["cases of spring", "articles of spring"]


def test_kinds_do_not_mix_and_a_name_is_taken_once():
    register_section("well", "cases", lambda _thing: section("old"))
    register_section("well", "cases", lambda _thing: section("new"))

    assert [row.title for row in sections_of("well", 1)] == ["new"]
    assert sections_of("bridge", 1) == []

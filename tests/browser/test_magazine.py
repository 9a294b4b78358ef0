"""The magazine in a real browser: an issue comes out, and each reader reads what is theirs."""

import re

import pytest

from tests.browser.rooms import LANGUAGES, look

pytestmark = pytest.mark.slow

PAID = "magazine/2026/10-180/small-money-large-work/"
OPEN = "magazine/2025/9-167/from-hearing-to-budget-line/"
# On what ground each account of the demo reads, or does not.
READERS = {
    "head": True,  # the body of a confirmed membership has paid its dues
    "subscriber": True,
    "gift": True,
    "lapsed": False,
    "unpaid": False,
}


def ends(window, path):
    """How many blocks of text the article shows, and whether it ends at the wall."""
    window.open(path)
    blocks = window.page.locator(".article-text > *").count()
    return blocks, window.page.locator(".wall").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_stranger_reads_the_open_part_and_meets_the_ways_in(browser, demo, language):
    window = look(browser, demo, scripts=False)

    _few, has_wall = ends(window, f"/{language}/{PAID}")
    ways = window.page.locator(".wall a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    _all, open_has_wall = ends(window, f"/{language}/{OPEN}")

    assert has_wall
    assert not open_has_wall
    assert f"/{language}/subscribe/" in ways
    assert any(way.startswith(f"/{language}/account/login/?next=") for way in ways)


@pytest.mark.parametrize("name", READERS)
def test_reader_reads_what_is_theirs_in_both_languages(browser, demo, name):
    stranger = look(browser, demo, scripts=False)
    window = look(browser, demo, scripts=False)
    window.sign_in(name)

    for language in LANGUAGES:
        few, _wall = ends(stranger, f"/{language}/{PAID}")
        shown, has_wall = ends(window, f"/{language}/{PAID}")

        assert has_wall is not READERS[name]
        assert (shown > few) is READERS[name]


def test_editor_begins_the_next_issue_with_its_numbers_proposed(browser, demo):
    window = look(browser, demo)
    window.sign_in("admin")
    window.page.set_viewport_size({"width": 1280, "height": 900})

    window.open("/admin/magazine/new/")
    proposed = [
        window.page.locator(f'[name="{name}"]').input_value()
        for name in ("number_from", "running_from")
    ]

    assert proposed == ["11", "181"]
    assert re.search(r"[Мм]униципалитет", window.page.content())

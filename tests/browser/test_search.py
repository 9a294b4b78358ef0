"""The search page in a browser: a box everywhere, suggestions by keyboard, all without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import LANGUAGES, look

pytestmark = pytest.mark.slow
WORDS = {"ru": ("водо", "вода"), "ky": ("жерг", "жергиликтуу")}
DESK = {"width": 1280, "height": 800}


def box(window):
    return window.page.locator("main input[type=search]")


def options(window):
    return window.page.locator("[role=listbox] [role=option]")


def typed(window, language):
    """Letters typed one by one into the box, as people do."""
    box(window).press_sequentially(WORDS[language][0], delay=20)
    expect(options(window).first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_visitor_without_scripts_finds_filters_and_opens(browser, demo, language):
    window = look(browser, demo, scripts=False)
    window.open(f"/{language}/about/")

    window.page.locator("details.menu > summary").click()
    window.page.locator("#menu-search").fill(WORDS[language][1])
    window.page.locator("#menu-search").press("Enter")
    window.page.wait_for_url(re.compile(r"/search/\?q="))
    expect(window.page.locator("main mark").first).to_be_visible()
    window.page.locator("a.facets-jump").click()
    window.page.locator(".facets a:visible").first.click()
    window.page.wait_for_url(re.compile(r"&\w+="))
    window.page.locator("a.title-link").first.click()

    expect(window.page.locator("main h1")).to_be_visible()
    assert "/search/" not in window.page.url
    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_box_stands_in_the_header_of_a_wide_screen(browser, demo, language):
    window = look(browser, demo)
    window.page.set_viewport_size(DESK)
    window.open(f"/{language}/about/")

    window.page.locator("#header-search").fill(WORDS[language][1])
    window.page.keyboard.press("Enter")

    window.page.wait_for_url(re.compile(rf"/{language}/search/\?q="))
    expect(window.page.locator("#results-title")).to_be_visible()
    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "search/"])
def test_suggestions_are_walked_and_left_with_the_keyboard(browser, demo, language, path):
    window = look(browser, demo)
    window.open(f"/{language}/{path}")
    typed(window, language)
    expect(box(window)).to_have_attribute("aria-expanded", "true")

    window.page.keyboard.press("ArrowDown")
    first = options(window).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box(window)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    window.page.keyboard.press("ArrowUp")
    expect(box(window)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    window.page.keyboard.press("Escape")

    expect(window.page.locator("[role=listbox]")).to_be_hidden()
    expect(box(window)).to_have_value(WORDS[language][0])
    expect(box(window)).to_be_focused()
    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_title_opens(browser, demo, language):
    window = look(browser, demo)
    window.open(f"/{language}/search/")
    typed(window, language)

    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("Enter")

    window.page.wait_for_url(lambda address: not address.endswith("/search/"))
    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "search/"])
def test_open_suggestions_have_no_barrier_and_fit_a_phone(browser, demo, language, path):
    window = look(browser, demo)
    window.open(f"/{language}/{path}")
    typed(window, language)

    for scheme in ("light", "dark"):
        window.page.emulate_media(color_scheme=scheme)
        window.note_barriers(scheme)

    assert window.page.evaluate("document.documentElement.scrollWidth") == 360
    assert window.faults == []


def test_answer_to_older_letters_is_not_shown(browser, demo):
    window = look(browser, demo)
    window.open("/ru/search/")
    held = []
    window.page.route("**/suggest/?q=%D0%B2%D0%BE%D0%B4%D0%BE", lambda route: held.append(route))
    with window.page.expect_request(re.compile("/suggest/")):
        box(window).fill("водо")
    box(window).fill("бюдж")
    expect(options(window).first).to_contain_text(re.compile("бюдж", re.IGNORECASE))

    for route in held:
        route.abort()

    expect(options(window).first).to_contain_text(re.compile("бюдж", re.IGNORECASE))


def test_search_page_works_while_suggestions_are_away(browser, demo):
    window = look(browser, demo)
    window.page.route("**/suggest/**", lambda route: route.abort())
    window.open("/ru/search/")
    box(window).press_sequentially("вода", delay=20)

    window.page.keyboard.press("Enter")

    window.page.wait_for_url(re.compile(r"\?q="))
    expect(window.page.locator("#results-title")).to_be_visible()

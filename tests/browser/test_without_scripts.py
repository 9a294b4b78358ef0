"""Reading and finding need no script at all."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import LANGUAGES, cases, look

pytestmark = pytest.mark.slow

# Facts for search engines (JSON-LD) stand in a script element too; no browser runs them.
RUNNING = "[...document.scripts].filter(one => one.type !== 'application/ld+json').length"


@pytest.mark.parametrize("language", LANGUAGES)
def test_reader_finds_a_case_by_menu_search_and_filter(browser, demo, language):
    window = look(browser, demo, scripts=False)
    window.open(f"/{language}/")

    window.page.locator("details.menu > summary").click()
    window.page.locator(f"details.menu a[href='/{language}/practices/']").click()
    window.page.wait_for_url(f"**/{language}/practices/")
    window.page.locator("main input[type=search], main input[name=q]").first.fill("вода")
    window.page.locator("main input[name=q]").first.press("Enter")
    window.page.wait_for_url("**q=**")
    expect(window.page.locator("main")).to_be_visible()

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_for_reading_run_no_script(browser, demo, language):
    window = look(browser, demo)
    paths = [*cases(window, language), f"/{language}/practices/", f"/{language}/help/"]

    scripts = {}
    for path in paths:
        window.open(path)
        scripts[path] = window.page.evaluate(RUNNING)

    assert scripts == dict.fromkeys(paths, 0)

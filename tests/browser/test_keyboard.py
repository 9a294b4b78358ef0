"""Everything can be reached and seen with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import look

pytestmark = pytest.mark.slow

# What is focused; whether it, the box around it or the drawing in it is marked; where it stands.
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const ringed = (place) => {
    const style = place && getComputedStyle(place);
    return Boolean(style) && style.boxShadow !== 'none'
      || Boolean(style) && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const shape = one.closest('svg') && one.querySelector('path');
  return {
    tag: one.tagName,
    text: (one.textContent || one.getAttribute('aria-label') || one.name || '').trim(),
    href: one.getAttribute('href') || '',
    marked: ringed(one) || ringed(one.closest('form:focus-within'))
      || Boolean(shape) && parseFloat(getComputedStyle(shape).strokeWidth) >= 8,
    shown: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth,
  };
}"""


def walk(page, steps=400):
    """Press Tab until the page ends; what was focused, in order."""
    page.evaluate("document.activeElement.blur()")
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        one = page.evaluate(FOCUSED)
        if one["tag"] == "BODY":
            break
        found.append(one)
    return found


PAGES = (
    "",
    "search/?q=вода",
    "practices/",
    "municipalities/",
    "account/signup/",
    "mistake/",
    "projects/",
    "acts/",
)
OWN = ("account/security/", "my/posts/new/", "my/expert/")


@pytest.mark.parametrize("path", PAGES)
def test_focus_begins_at_the_skip_link_and_is_always_seen(browser, demo, path):
    window = look(browser, demo)
    window.open(f"/ru/{path}")

    stops = walk(window.page)

    assert stops[0]["href"] == "#main"
    unseen = [stop for stop in stops if not (stop["marked"] and stop["shown"])]
    assert [" ".join(map(str, stop.values())) for stop in unseen] == []


@pytest.mark.parametrize("path", OWN)
def test_focus_of_pages_of_an_account_is_always_seen(browser, demo, path):
    window = look(browser, demo)
    window.sign_in("author")
    window.open(f"/ru/{path}")

    unseen = [stop for stop in walk(window.page) if not (stop["marked"] and stop["shown"])]

    assert [" ".join(map(str, stop.values())) for stop in unseen] == []


def test_skip_link_leads_to_the_text(browser, demo):
    window = look(browser, demo)
    window.open("/ru/practices/")

    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")

    expect(window.page.locator("#main")).to_be_focused()


def test_menu_opens_and_is_walked_with_the_keyboard(browser, demo):
    window = look(browser, demo)
    window.open("/ru/")
    summary = window.page.locator("details.menu > summary")
    wanted = window.page.locator("details.menu a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )

    summary.focus()
    window.page.keyboard.press("Enter")

    reached = {stop["href"] for stop in walk(window.page)}
    assert wanted != []
    assert set(wanted) <= reached


def test_filters_open_and_choose_with_the_keyboard(browser, demo):
    window = look(browser, demo)
    window.open("/ru/practices/")
    group = window.page.locator(".facets > details").first
    if group.get_attribute("open") is None:
        group.locator("summary").first.focus()
        window.page.keyboard.press("Enter")
    choice = group.locator("a:visible").first

    choice.focus()
    window.page.keyboard.press("Enter")

    window.page.wait_for_url("**/practices/?**")
    assert window.page.locator(".facets a").count() > 0


def test_form_error_takes_the_focus_to_its_summary_and_from_there_to_the_field(browser, demo):
    window = look(browser, demo)
    window.open("/ru/mistake/")
    window.page.locator("main form button.button").first.focus()
    window.page.keyboard.press("Enter")
    link = window.page.locator(".error-summary a").first

    link.focus()
    window.page.keyboard.press("Enter")

    expect(window.page.locator("#id_text")).to_be_focused()

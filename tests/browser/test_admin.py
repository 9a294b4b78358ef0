"""The admin in a real browser: its own policy is kept, its scripts run, nobody else is asked."""

import re

import pytest

from tests.browser.rooms import look

pytestmark = pytest.mark.slow

# Not account/: a script of the library stumbles there over names of time zones, and says so.
SCREENS = (
    "",
    "pages/",
    "images/",
    "images/add/",
    "documents/",
    "documents/multiple/add/",
    "users/",
    "groups/",
    "cases/",
    "letters/",
    "redirects/",
    "reports/site-history/",
    "reports/workflow/",
    "settings/home/contactsettings/",
    "login/",
)


EDITED = re.compile(r"/admin/pages/\d+/edit/")
BELOW = re.compile(r"/admin/pages/\d+/")


def links_of(window, path, wanted):
    """Links of a screen that lead to screens of one kind, each once."""
    window.open(path)
    found = window.page.locator("main a").evaluate_all(
        "all => all.map(link => link.getAttribute('href') || '')"
    )
    return list(dict.fromkeys(link for link in found if wanted.fullmatch(link)))


def edit_addresses(window):
    """Pages of the Russian part, as the explorer links them: plain text, lists, a case."""
    for top in links_of(window, "/admin/pages/", BELOW):
        pages = links_of(window, top, EDITED)
        if len(pages) > 3:
            below = links_of(window, top, BELOW)
            cases = [page for list_ in below for page in links_of(window, list_, EDITED)]
            return [*pages[1:], *cases[:1]]
    return []


def test_bad_145_admin_keeps_its_policy_and_asks_no_other_host(browser, demo):
    window = look(browser, demo)
    window.sign_in("admin")
    window.faults.clear()
    window.page.set_viewport_size({"width": 1280, "height": 900})
    edited = edit_addresses(window)

    statuses = {}
    for path in [*(f"/admin/{screen}" for screen in SCREENS), *edited]:
        window.open(path)
        window.page.wait_for_load_state("networkidle")
        statuses[path] = window.status

    assert edited != []
    assert {path: status for path, status in statuses.items() if status != 200} == {}
    assert window.faults == []


def test_editor_of_text_is_there_under_that_policy(browser, demo):
    window = look(browser, demo)
    window.sign_in("admin")
    window.faults.clear()
    window.page.set_viewport_size({"width": 1280, "height": 900})
    editor = window.page.locator(".public-DraftEditor-content")

    for path in edit_addresses(window):
        window.open(path)
        window.page.wait_for_load_state("networkidle")
        if editor.count():
            break

    assert editor.count() > 0
    assert window.faults == []

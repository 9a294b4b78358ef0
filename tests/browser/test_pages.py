"""Every page on a phone: no barrier by day or night, nothing too wide, nothing from elsewhere."""

import pytest

from tests.browser.rooms import ACCOUNT, LANGUAGES, OWN, PUBLIC, SECTIONS, cases, drafts, look

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", [0, 1])
def test_public_pages_have_no_barrier(browser, demo, language, half):
    window = look(browser, demo)
    paths = [f"/{language}/{path}" for path in PUBLIC] + list(cases(window, language))

    for path in paths[half::2]:
        window.check(path)

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_and_english_have_no_barrier(browser, demo, language):
    window = look(browser, demo)

    for path in (f"/{language}/nowhere/", f"/{language}/?x=%00", "/en/", "/en/practices/"):
        window.check(path)

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_pages_have_no_barrier(browser, demo, language):
    window = look(browser, demo)
    window.sign_in("author")

    for path in OWN:
        window.check(f"/{language}/{path}")
    for path in drafts(window, language):
        window.check(path)

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_account_have_no_barrier(browser, demo, language):
    window = look(browser, demo)
    window.sign_in("author")

    for path in ACCOUNT:
        window.check(f"/{language}/{path}")
    window.open(f"/{language}/my/posts/")
    window.check(window.page.locator("main a[href$='/leave/']").first.get_attribute("href"))

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_of_the_account_sent_empty_have_no_barrier(browser, demo, language):
    window = look(browser, demo)
    window.sign_in("author")

    for path in ("my/posts/new/", "my/expert/", "account/phone/", "account/my-data/statistics/"):
        window.open(f"/{language}/{path}")
        window.page.locator("main form button.button").first.click()
        window.page.wait_for_load_state()
        window.note_barriers("light")

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_has_no_barrier_empty_or_with_errors(browser, demo, language):
    window = look(browser, demo)
    window.sign_in("head")
    window.open(f"/{language}/practices/submit/")
    window.page.locator("main form button.button").click()
    window.page.wait_for_url("**/idea/")
    begun = window.page.url.removeprefix(demo).removesuffix("idea/")

    for section in SECTIONS:
        window.check(f"{begun}{section}/?check=1")
    window.check(f"{begun}story/")
    window.check(f"{begun}check/")
    window.check(f"{begun}discard/")

    assert window.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_sign_in_and_sign_up_have_no_barrier(browser, demo, language):
    window = look(browser, demo)

    for path in ("account/login/", "account/signup/", "mistake/"):
        window.open(f"/{language}/{path}")
        window.page.locator("main form button.button").first.click()
        window.page.wait_for_selector(".error-summary")
        window.note_barriers("light")

    assert window.faults == []


def test_parts_of_the_interface_have_no_barrier(browser, demo):
    window = look(browser, demo)
    window.sign_in("editor")

    window.check("/ru/styleguide/")

    assert window.faults == []

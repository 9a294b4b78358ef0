"""Small things of the magazine on a phone: room around labels and for what stands beside them."""

import pytest

from tests.browser.rooms import look

pytestmark = pytest.mark.slow

GAP = """one => one.getBoundingClientRect().top
    - one.previousElementSibling.getBoundingClientRect().bottom"""
NARROW = "all => all.filter(one => one.getBoundingClientRect().width < 240).length"


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_imprint_has_the_width_of_the_screen(browser, demo, language):
    window = look(browser, demo)

    window.open(f"/{language}/magazine/2025/9-167/")

    assert window.page.locator(".imprint dd").evaluate_all(NARROW) == 0


def test_labels_do_not_stick_to_the_words_above(browser, demo):
    window = look(browser, demo)
    window.sign_in("lapsed")
    window.open("/ru/subscribe/order/")

    firsts = window.page.locator(".field > legend + .field, .field > legend + .note + .field")

    assert firsts.count() == 2
    assert [firsts.nth(at).evaluate(GAP) >= 12 for at in range(2)] == [True, True]


def test_form_of_a_stranger_stands_apart_from_its_words(browser, demo):
    window = look(browser, demo)

    window.open("/ru/newsletter/")

    top = window.page.locator("main form .field").first.bounding_box()
    words = window.page.locator("main form").locator("xpath=preceding-sibling::p[1]").bounding_box()
    assert top["y"] - words["y"] - words["height"] >= 12

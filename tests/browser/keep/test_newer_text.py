"""Typed text meets newer text on the server: neither is lost, neither covers the other unasked."""

from playwright.sync_api import expect

from tests.browser.keep.steps import (
    ELSEWHERE,
    autosave,
    break_the_line,
    copy_of,
    kept,
    mend_the_line,
    press_save,
    problem,
    save_elsewhere,
    stored,
    word,
)


def test_text_saved_by_hand_does_not_come_back_over_newer_text(page, draft, story):
    page.goto(story)
    problem(page).fill("С телефона")
    press_save(page)
    page.wait_for_url("**/money/")
    assert stored(draft) == ["С телефона"]
    save_elsewhere(draft)

    page.goto(story)

    expect(problem(page)).to_have_value(ELSEWHERE)
    assert kept(page) == {}


def test_text_whose_post_never_arrived_comes_back_and_is_autosaved(page, draft, story):
    page.goto(story)
    problem(page).fill("С телефона")
    break_the_line(page, draft)
    with page.expect_event("requestfailed"):
        press_save(page)
    mend_the_line(page)

    page.goto(story)
    expect(problem(page)).to_have_value("С телефона")
    expect(page.locator("#kept")).to_have_text(word("We put back what was kept on this device."))
    autosave(page)

    expect(page.locator("#kept")).to_have_class("saved")
    assert stored(draft) == ["С телефона"]
    assert kept(page) == {}


def test_unsent_text_asks_before_it_covers_newer_text(page, draft, story):
    page.goto(story)
    problem(page).fill("С телефона")
    save_elsewhere(draft)

    page.goto(story)
    expect(problem(page)).to_have_value(ELSEWHERE)
    expect(page.locator("#kept")).to_contain_text(
        word("The text on the server has changed. What was typed here is kept on this device.")
    )
    page.get_by_role("button", name=word("Show the text from this device")).click()
    expect(problem(page)).to_have_value("С телефона")
    page.clock.run_for(60_000)
    assert stored(draft) == [ELSEWHERE]

    press_save(page)
    expect(problem(page)).to_have_value("С телефона")
    expect(page.locator(".notice dd").first).to_have_text(ELSEWHERE)
    press_save(page)
    page.wait_for_url("**/money/")
    assert stored(draft) == ["С телефона"]


def test_unsent_text_is_still_offered_after_a_look_without_a_decision(page, draft, story):
    page.goto(story)
    problem(page).fill("С телефона")
    save_elsewhere(draft)

    for _look in range(2):
        page.goto(story)
        button = page.get_by_role("button", name=word("Show the text from this device"))
        expect(button).to_be_visible()
        expect(problem(page)).to_have_value(ELSEWHERE)


def test_conflict_stops_autosave_keeps_typing_and_save_shows_both(page, draft, story):
    page.goto(story)
    save_elsewhere(draft)
    problem(page).fill("Моё")
    autosave(page)
    expect(page.locator("#kept")).to_have_class("saved saved-failed")
    words = page.locator("#kept").inner_text()

    problem(page).fill("Моё, дальше")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.clock.run_for(60_000)
    assert (sent, page.locator("#kept").inner_text()) == ([], words)
    assert "Моё, дальше" in str(copy_of(page)["fields"])

    press_save(page)
    expect(problem(page)).to_have_value("Моё, дальше")
    expect(page.locator(".notice dd").first).to_have_text(ELSEWHERE)
    page.clock.run_for(60_000)
    assert stored(draft) == [ELSEWHERE]

    page.goto(story)
    expect(problem(page)).to_have_value(ELSEWHERE)
    page.get_by_role("button", name=word("Show the text from this device")).click()
    expect(problem(page)).to_have_value("Моё, дальше")


def test_text_typed_during_an_autosave_is_no_conflict_with_itself(page, draft, story):
    page.goto(story)
    held = []

    def hold_autosaves(route):
        is_autosave = "x-keep" in route.request.headers
        return held.append(route) if is_autosave else route.continue_()

    page.route("**/story/", hold_autosaves)
    problem(page).fill("Первое")
    with page.expect_request("**/story/"):
        page.clock.run_for(1300)
    problem(page).fill("Первое и второе")
    press_save(page)
    assert (len(held), page.url) == (1, story)

    held[0].continue_()

    page.wait_for_url("**/money/")
    assert stored(draft) == ["Первое и второе"]

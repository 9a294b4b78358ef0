"""Typed text on the device: any storage, any clock, several forms, gone at sign-out."""

import gzip
import json
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.keep.steps import (
    NOON,
    autosave,
    break_the_line,
    kept,
    mend_the_line,
    problem,
    stored,
    word,
)

SCRIPT = Path(settings.BASE_DIR) / "static/js/keep.js"
TWO_FORMS = """
<p id="one"><span>.</span></p><p id="two"><span>.</span></p>
{forms}<script type="module" src="/static/js/keep.js"></script>
"""
FORM = """
<form method="post" action="/{name}/" data-keep="{name}" data-keep-account="7"
  data-keep-sign="{name}" data-keep-device="kept" data-keep-waiting="wait">
<input type="hidden" name="version" value="v1"><input name="text" value="">
<input type="checkbox" name="tick" value="a" checked><input type="checkbox" name="tick" value="b">
<input type="hidden" name="rows-TOTAL_FORMS" value="2"><input type="file" name="file">
<select name="many" multiple><option>x<option>y</select><button>Save</button></form>
"""


@pytest.mark.parametrize(
    "breakage",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('x', "
        "'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', {value: null})",
        "new MutationObserver(() => "
        "document.getElementById('kept')?.remove()).observe(document, {childList: true, "
        "subtree: true})",
    ],
    ids=["refused", "full", "disabled", "no indicator"],
)
def test_autosave_goes_on_without(page, draft, story, breakage):
    page.add_init_script(breakage)
    page.goto(story)
    problem(page).fill("С телефона")

    autosave(page)

    assert stored(draft) == ["С телефона"]


def test_refused_storage_is_not_called_kept_on_this_device(page, draft, story):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('x') }")
    page.goto(story)
    break_the_line(page, draft)
    problem(page).fill("С телефона")

    page.clock.run_for(1300)

    expect(page.locator("#kept")).to_have_text(
        word("This browser keeps no text. Do not close the window until it is on the server.")
    )


def test_nothing_is_called_saved_before_the_server_says_so(page, draft, story):
    page.goto(story)
    page.route("**/story/", lambda route: route.fulfill(status=502, body="<p>Bad gateway"))

    problem(page).fill("С телефона")
    expect(page.locator("#kept")).to_have_text(word("Saving…"))
    autosave(page)

    expect(page.locator("#kept")).to_have_text(
        word("Kept on this device. It will be sent when the line is back.")
    )
    mend_the_line(page)
    with page.expect_response("**/story/"):
        page.clock.run_for(20_000)
    expect(page.locator("#kept")).to_have_class("saved")
    assert stored(draft) == ["С телефона"]


def test_text_typed_before_the_script_came_is_kept_with_the_copy(page, draft, story):
    page.goto(story)
    problem(page).fill("С телефона")
    early = "document.querySelector('[name=solution]').value = 'Рано'"
    page.route("**/js/keep.js", lambda route: (page.evaluate(early), route.continue_()))

    page.goto(story, wait_until="commit")
    expect(problem(page)).to_have_value("С телефона")
    autosave(page)

    draft.refresh_from_db()
    typed = {name: words for name, words in draft.answers["story"].items() if words != [""]}
    assert typed == {"problem": ["С телефона"], "solution": ["Рано"]}


def test_old_copies_go_but_a_jumping_clock_takes_no_unsent_text(page, draft, story):
    day = 24 * 3600 * 1000
    now = int(NOON.timestamp() * 1000)
    ages = {
        "sent-8": (now - 8 * day, True),
        "sent-6": (now - 6 * day, True),
        "unsent-29": (now - 29 * day, False),
        "unsent-31": (now - 31 * day, False),
        "unsent-future": (now + 400 * day, False),
        "unsent-1970": (0, False),
    }
    page.goto(story)
    for name, (at, sent) in ages.items():
        copy = {"fields": [["a", "b"]], "base": "", "seen": "", "sent": sent, "at": at}
        page.evaluate("([k, v]) => localStorage.setItem(k, v)", [f"keep:{name}", json.dumps(copy)])
    page.evaluate("localStorage.setItem('keep:broken', '{'); localStorage.setItem('mine', '{')")

    page.reload()

    assert page.evaluate("Object.keys(localStorage).sort()") == [
        "keep:sent-6",
        "keep:unsent-1970",
        "keep:unsent-29",
        "keep:unsent-future",
        "mine",
    ]


def test_page_out_of_the_browsers_memory_is_loaded_anew(page, draft, story):
    page.goto(story)
    page.context.clear_cookies()

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    page.wait_for_url("**/account/login/**")


def test_signing_out_erases_the_copies_of_everybody(page, draft, story, live_server):
    page.goto(story)
    problem(page).fill("С телефона")
    page.evaluate("localStorage.setItem('keep:another:story', '{}')")
    assert len(kept(page)) == 2

    page.goto(f"{live_server.url}/ru/account/logout/")
    page.locator("form[data-keep-erase] .button").first.click()

    page.wait_for_url(f"{live_server.url}/ru/")
    assert kept(page) == {}


def test_two_forms_keep_apart_and_bring_back_only_what_is_typed(page, live_server):
    forms = "".join(FORM.format(name=name) for name in ("one", "two"))
    html = TWO_FORMS.format(forms=forms)
    page.route("**/two-forms/", lambda route: route.fulfill(body=html, content_type="text/html"))
    bodies = []

    def answer(route):
        bodies.append(route.request.post_data)
        route.fulfill(json={"version": "v2", "text": "Saved"})

    page.route("**/two/", answer)
    page.goto(f"{live_server.url}/two-forms/")
    form = page.locator("form").nth(1)
    form.locator("[name=text]").fill("typed")
    form.locator("[value=a]").uncheck()
    form.locator("[value=b]").check()
    form.locator("select").select_option(["y"])
    form.locator("[type=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"secret"}
    )

    page.goto(f"{live_server.url}/two-forms/")
    values = "f => [...new FormData(f)].filter(([n]) => n !== 'file').map(String)"
    assert form.evaluate(values) == [
        "version,v1",
        "text,typed",
        "tick,b",
        "rows-TOTAL_FORMS,2",
        "many,y",
    ]
    autosave(page)

    expect(page.locator("#two")).to_have_text("Saved")
    expect(page.locator("#one")).to_have_text(".")
    assert form.locator("[name=version]").input_value() == "v2"
    assert (len(bodies), "secret" in bodies[0], kept(page)) == (1, False, {})


def test_script_is_light():
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 4096

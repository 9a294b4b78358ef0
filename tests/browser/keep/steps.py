"""Steps the tests of the keeping script share: typing, saving, breaking the line, looking."""

import datetime
import json

from django.utils import translation
from django.utils.translation import gettext

from best_practice.choices import Section
from best_practice.services.save_draft import save_section

NOON = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)
ELSEWHERE = "Новее, с компьютера"


def word(message):
    with translation.override("ru"):
        return gettext(message)


def problem(page):
    return page.locator("[name=problem]")


def kept(page):
    copies = page.evaluate("Object.entries(localStorage)")
    return {key: json.loads(value) for key, value in copies if key.startswith("keep:")}


def copy_of(page):
    return next(iter(kept(page).values()))


def stored(draft):
    draft.refresh_from_db()
    return draft.answers["story"]["problem"]


def save_elsewhere(draft, text=ELSEWHERE):
    draft.refresh_from_db()
    answers = {**draft.answers["story"], "problem": [text]}
    save_section(
        draft_id=draft.pk,
        person=draft.author,
        section=Section.STORY,
        answers=answers,
        version=None,
    )


def press_save(page):
    page.locator(".form-buttons .button").first.click()


def autosave(page):
    """Let the pause after the last key pass."""
    with page.expect_response(lambda answer: answer.request.headers.get("x-keep") == "autosave"):
        page.clock.run_for(1300)


def break_the_line(page, draft):
    """Posts get lost on their way; the browser believes that the line is up."""
    page.route(f"**/{draft.pk}/**", lambda route: route.abort())


def mend_the_line(page):
    page.unroute_all()

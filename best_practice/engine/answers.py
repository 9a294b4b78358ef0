"""From the answers of the form, kept exactly as typed, to the facts and texts of a case.

Answers are {section: {field: [values]}}; rows are numbered fields («rows-0-amount»). Whatever
cannot be read is left out: the form refuses it before a submission, a preview just lacks it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from best_practice.choices import Section
from best_practice.engine import parsing
from best_practice.engine.facts import (
    Budget,
    CaseFacts,
    File,
    Group,
    Result,
    Step,
    Text,
    digest_of,
)

Answers = Mapping[str, Mapping[str, list[str]]]
# The form asks for no more; a crafted post cannot make a draft grow without end.
MOST_ROWS = 40
PAGE_TEXTS = {
    "title": Section.IDEA,
    "summary": Section.IDEA,
    "problem": Section.STORY,
    "solution": Section.STORY,
    "results_text": Section.RESULTS,
    "lessons": Section.RESULTS,
    "how_to_repeat": Section.RESULTS,
}
# Without these an editor has nothing to read.
REQUIRED = {
    Section.IDEA: ("title", "summary", "municipality", "theme"),
    Section.STORY: ("problem", "solution"),
    Section.RESULTS: ("contact_post",),
}


def value(answers: Answers, section: str, name: str) -> str:
    """The last typed value of a field, trimmed; "" when it was never answered."""
    values = answers.get(section, {}).get(name) or [""]
    return values[-1].strip()


def values(answers: Answers, section: str, name: str) -> list[str]:
    """All chosen values of a field with several."""
    return list(answers.get(section, {}).get(name) or [])


def rows(answers: Answers, section: str) -> list[dict[str, str]]:
    """The numbered rows of a section that have any text, in order."""
    found: list[dict[str, str]] = []
    given = answers.get(section, {})
    for index in range(MOST_ROWS):
        prefix = f"rows-{index}-"
        row = {
            key.removeprefix(prefix): (given[key] or [""])[-1].strip()
            for key in given
            if key.startswith(prefix)
        }
        if any(text for text in row.values()):
            found.append(row)
    return found


def missing(answers: Answers) -> list[tuple[str, str]]:
    """Which required answers are empty, as (section, field)."""
    return [
        (section.value, name)
        for section, names in REQUIRED.items()
        for name in names
        if not value(answers, section, name)
    ]


def _read(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text) if text else None
    except ValueError:
        return None


def row_total(fields: Mapping[str, list[str]]) -> int:
    """How many rows a section says it has; nonsense and floods are cut to what the form allows."""
    text = (fields.get("rows-TOTAL_FORMS") or ["0"])[-1]
    is_number = len(text) < 5 and text.isascii() and text.isdecimal()
    return min(int(text), MOST_ROWS) if is_number else 0


def section_version(answers: Answers, section: str) -> str:
    """Names the stored text of a section, so that a form can tell whether it was changed since."""
    return digest_of({"fields": dict(answers.get(section, {}))})[:16]


def texts_of(answers: Answers) -> dict[str, str]:
    """The texts that go to the page of the draft's language."""
    return {name: value(answers, section, name) for name, section in PAGE_TEXTS.items()}


def _budget(answers: Answers, text: Callable[[str], Text]) -> list[Budget]:
    found = []
    for row in rows(answers, Section.MONEY):
        in_kind = bool(row.get("is_in_kind"))
        amount = None if in_kind else _read(parsing.parse_thousand_som, row.get("amount", ""))
        if row.get("source") and (in_kind or amount is not None):
            found.append(Budget(row["source"], text(row.get("purpose", "")), amount, in_kind))
    return found


def _groups(answers: Answers, text: Callable[[str], Text]) -> list[Group]:
    pairs = [
        (row.get("label", ""), _read(parsing.parse_count, row.get("count", "")))
        for row in rows(answers, Section.PEOPLE)
    ]
    return [Group(text(label), count) for label, count in pairs if label and count is not None]


def _steps(answers: Answers, text: Callable[[str], Text]) -> list[Step]:
    return [
        Step(
            title=text(row.get("title", "")),
            responsible=text(row.get("responsible", "")),
            when=_read(parsing.parse_when, row.get("when", "")) or "",
            document=text(row.get("document_name", "")),
            document_file=row.get("document", ""),
            no_document=text(row.get("no_document", "")),
        )
        for row in rows(answers, Section.STEPS)
        if row.get("title")
    ]


def _results(answers: Answers, text: Callable[[str], Text]) -> list[Result]:
    found = []
    for row in rows(answers, Section.RESULTS):
        if not row.get("indicator"):
            continue
        was = _read(parsing.parse_figure, row.get("baseline", ""))
        became = _read(parsing.parse_figure, row.get("value", ""))
        year = _read(parsing.parse_count, row.get("year", ""))
        found.append(
            Result(
                who=text(row.get("who", "")),
                indicator=text(row["indicator"]),
                unit=text(row.get("unit", "")),
                baseline=None if was is None else str(was),
                value=None if became is None else str(became),
                qualifier="",
                year=year,
            )
        )
    return found


def _terms(answers: Answers) -> list[dict[str, str]]:
    chosen = [("theme", value(answers, Section.IDEA, "theme"))]
    chosen += [("sdg", code) for code in values(answers, Section.IDEA, "sdgs")]
    chosen += [("target_group", code) for code in values(answers, Section.IDEA, "target_groups")]
    return [{"scheme": scheme, "code": code} for scheme, code in sorted(chosen) if code]


def facts_from(
    answers: Answers, *, language: str, municipalities: list[str], files: list[File]
) -> CaseFacts:
    """Read the facts; `municipalities` are codes already found, `files` those of the draft."""

    def text(written: str) -> Text:
        return {language: written} if written else {}

    def count(section: str, name: str) -> int | None:
        read: int | None = _read(parsing.parse_count, value(answers, section, name))
        return read

    def when(name: str) -> str:
        return _read(parsing.parse_when, value(answers, Section.IDEA, name)) or ""

    phone = _read(parsing.parse_phone, value(answers, Section.RESULTS, "contact_phone"))
    return CaseFacts(
        theme=value(answers, Section.IDEA, "theme"),
        terms=_terms(answers),
        municipalities=municipalities,
        started=when("started"),
        ended=when("ended"),
        events_count=count(Section.PEOPLE, "events_count"),
        villages_count=count(Section.PEOPLE, "villages_count"),
        participants_total=count(Section.PEOPLE, "participants_total"),
        participants_label=text(value(answers, Section.PEOPLE, "participants_label")),
        groups_overlap=value(answers, Section.PEOPLE, "groups_overlap") != "no",
        budget=_budget(answers, text),
        groups=_groups(answers, text),
        steps=_steps(answers, text),
        results=_results(answers, text),
        files=files,
        contact_post=text(value(answers, Section.RESULTS, "contact_post")),
        contact_phone=phone or "",
        contact_email=value(answers, Section.RESULTS, "contact_email"),
    )

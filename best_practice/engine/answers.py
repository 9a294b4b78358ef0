"""The answers of the form, kept exactly as typed: {section: {field: [values]}}.

Rows are numbered fields («rows-0-amount»); a section may have rows of several kinds.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from best_practice.choices import Section
from best_practice.engine.facts import digest_of

Answers = Mapping[str, Mapping[str, list[str]]]
# The form asks for no more; a crafted post cannot make a draft grow without end.
MOST_ROWS = 40
PAGE_TEXTS = {
    "title": Section.IDEA,
    "summary": Section.IDEA,
    "context": Section.STORY,
    "problem": Section.STORY,
    "solution": Section.STORY,
    "results_text": Section.RESULTS,
    "lessons": Section.RESULTS,
    "conclusions": Section.RESULTS,
    "how_to_repeat": Section.RESULTS,
}
# The answer of the form that no photo is published with; kept apart from PhotoConsent.
CHILDREN_WITHOUT = "children_without"
# What the form calls a photo nobody can be recognised on.
NOBODY = "nobody"
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


def rows(answers: Answers, section: str, kind: str = "rows") -> list[dict[str, str]]:
    """The numbered rows of one kind of a section that have any text, in order."""
    found: list[dict[str, str]] = []
    given = answers.get(section, {})
    for index in range(MOST_ROWS):
        start = f"{kind}-{index}-"
        row = {
            key.removeprefix(start): (given[key] or [""])[-1].strip()
            for key in given
            if key.startswith(start)
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
        and not (name == "municipality" and any(values(answers, section, "countries")))
    ]


def read(parse: Callable[[str], Any], text: str) -> Any:
    """What was typed as `parse` understands it; None when it does not."""
    try:
        return parse(text) if text else None
    except ValueError:
        return None


def row_total(fields: Mapping[str, list[str]], kind: str = "rows") -> int:
    """How many rows a section says it has; nonsense and floods are cut to what the form allows."""
    text = (fields.get(f"{kind}-TOTAL_FORMS") or ["0"])[-1]
    is_number = len(text) < 5 and text.isascii() and text.isdecimal()
    return min(int(text), MOST_ROWS) if is_number else 0


def section_version(answers: Answers, section: str) -> str:
    """Names the stored text of a section, so that a form can tell whether it was changed since."""
    return digest_of({"fields": dict(answers.get(section, {}))})[:16]


def texts_of(answers: Answers) -> dict[str, str]:
    """The texts that go to the page of the draft's language."""
    return {name: value(answers, section, name) for name, section in PAGE_TEXTS.items()}


def with_files(answers: Answers, kind: str, uploads: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give every attached photo or paper its numbered row, and no row to anything else."""
    known = {row.get("upload", ""): row for row in rows(answers, Section.PHOTOS, kind)}
    wanted = list(uploads)
    order = [key for key in known if key in wanted] + [key for key in wanted if key not in known]
    kept = {
        name: texts
        for name, texts in answers.get(Section.PHOTOS, {}).items()
        if not name.startswith(f"{kind}-")
    }
    made = {
        f"{kind}-{place}-{name}": [text]
        for place, key in enumerate(order)
        for name, text in {**known.get(key, {}), "upload": key}.items()
    }
    if order:
        made[f"{kind}-TOTAL_FORMS"] = [str(len(order))]
    fields = {name: list(texts) for name, texts in kept.items()}
    others = {name: dict(given) for name, given in answers.items() if name != Section.PHOTOS}
    return {**others, Section.PHOTOS.value: {**fields, **made}} if fields or made else others

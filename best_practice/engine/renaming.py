"""One code takes the place of another in what a draft says, as typed and as sent."""

import re
from typing import Any

from taxonomy.choices import Scheme

JSON = dict[str, Any]
# Which answers of the form hold codes of which vocabulary: section and field.
ANSWERS = {
    Scheme.THEME: ("idea", re.compile("theme")),
    Scheme.SDG: ("idea", re.compile("sdgs")),
    Scheme.TARGET_GROUP: ("idea", re.compile("target_groups")),
    Scheme.FUNDING_SOURCE: ("money", re.compile(r"rows-\d+-source")),
}


def _renamed(codes: list[str], old: str, new: str) -> list[str]:
    """Each code once, in the order they stood."""
    return list(dict.fromkeys(new if code == old else code for code in codes))


def rename_in_answers(answers: JSON, scheme: str, old: str, new: str) -> JSON:
    """Give answers of the form with the new code wherever the old one was chosen."""
    section, name = ANSWERS.get(Scheme(scheme), ("", re.compile("(?!)")))
    fields = answers.get(section)
    if not fields:
        return answers
    changed = {
        field: _renamed(values, old, new) if name.fullmatch(field) else values
        for field, values in fields.items()
    }
    return {**answers, section: changed}


def rename_in_facts(facts: JSON, scheme: str, old: str, new: str) -> JSON:
    """Give facts as JSON with the new code; a term stays there once."""
    changed = dict(facts)
    if scheme == Scheme.THEME and facts.get("theme") == old:
        changed["theme"] = new
    if scheme == Scheme.FUNDING_SOURCE:
        changed["budget"] = [
            {**row, "source": new} if row["source"] == old else row
            for row in facts.get("budget", [])
        ]
    terms = [
        {"scheme": term["scheme"], "code": new} if _is(term, scheme, old) else term
        for term in facts.get("terms", [])
    ]
    changed["terms"] = [term for place, term in enumerate(terms) if term not in terms[:place]]
    return changed


def _is(term: JSON, scheme: str, code: str) -> bool:
    return bool(term["scheme"] == scheme and term["code"] == code)

"""Two states of a case beside each other, in words an editor reads."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from best_practice.choices import (
    CommissionSide,
    Currency,
    Mode,
    PartnerRole,
    PhotoConsent,
    Qualifier,
)
from best_practice.engine.desk.differences import ADDED, REMOVED, Difference, facts_differ
from best_practice.engine.desk.differences import texts_differ as differing_texts
from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CasePage
from best_practice.selectors.desk.gaps import PARTS
from best_practice.selectors.desk.history import State, states_of_case
from organisations.models import Municipality, Organisation, Project
from taxonomy.models import Term

# Names of facts as the list of differences tells them; texts of pages are named by their model.
NAMES = {
    **PARTS,
    "theme": _("theme"),
    "terms": _("further terms"),
    "municipalities": _("municipalities"),
    "started": _("started"),
    "ended": _("ended"),
    "events_count": _("events"),
    "villages_count": _("villages"),
    "participants_total": _("participants"),
    "groups_overlap": _("groups overlap"),
    "contact_phone": _("contact phone"),
    "contact_email": _("contact e-mail"),
    "is_example": _("invented example"),
    "source_note": _("where the facts come from"),
    "projects": _("projects"),
    "legal_acts": _("legal acts"),
    "mode": _("how it was done"),
    "countries": _("other countries"),
    "part_of": _("part of a larger case"),
    "organisations": _("organisations"),
    # Fields of rows.
    "source": _("source"),
    "purpose": _("what for"),
    "amount": _("spent"),
    "planned": _("planned"),
    "currency": _("currency"),
    "year": _("year"),
    "is_in_kind": _("in kind"),
    "label": _("group"),
    "count": _("people"),
    "kind": _("kind"),
    "title": _("title"),
    "responsible": _("responsible"),
    "when": _("date"),
    "document": _("confirming document"),
    "no_document": _("why there is none"),
    "who": _("who"),
    "indicator": _("result"),
    "unit": _("unit"),
    "baseline": _("was"),
    "value": _("became"),
    "qualifier": _("how exact"),
    "name": _("file"),
    "credit": _("author of the photo"),
    "taken": _("taken"),
    "consent": _("people on the photo"),
    "post": _("post"),
    "side": _("stands for"),
    "text": _("text"),
    "has_consent": _("agreed to be quoted"),
    "organisation": _("organisation"),
    "role": _("role"),
    "scheme": _("vocabulary"),
    "code": _("code"),
}
VERBS = {ADDED: _("added"), REMOVED: _("removed")}
# Fields that hold a choice, and fields that hold a code of something with a name.
CHOICES = {
    "mode": Mode,
    "qualifier": Qualifier,
    "consent": PhotoConsent,
    "side": CommissionSide,
    "role": PartnerRole,
    "currency": Currency,
}
CODES = {
    "theme": Term,
    "source": Term,
    "code": Term,
    "municipalities": Municipality,
    "organisation": Organisation,
    "projects": Project,
}


@dataclass(frozen=True)
class Told:
    """One difference in words: the part, what happened, and field by field what was and is."""

    part: str
    kind: str
    verb: str
    fields: list[tuple[str, str, str, bool]]


@dataclass(frozen=True)
class Comparison:
    """Two states of a case, the choice of states, and what differs."""

    states: list[State]
    before: State | None
    after: State | None
    differences: list[Told]


def _named(name: str) -> str:
    """A field with its language: "purpose ky" reads "what for, ky"."""
    field, _space, language = name.partition(" ")
    label = str(NAMES.get(field, "")) or _page_label(field)
    return f"{label}, {language}" if language else label


def _page_label(name: str) -> str:
    known = {field.name: field for field in CasePage._meta.get_fields()}
    field = known.get(name)
    return str(getattr(field, "verbose_name", name))


class _Labels:
    """Names of codes and choices, read for all differences together; the model decides how."""

    def __init__(self, found: list[Difference]) -> None:
        asked: dict[Any, set[str]] = {}
        for one in found:
            for name, was, now, _differs in one.fields:
                model = CODES.get(one.part if name == "text" else name)
                if model is not None:
                    asked.setdefault(model, set()).update({was, now} - {""})
        self._known = {
            (model, row.code): str(row)
            for model, codes in asked.items()
            for row in model.objects.filter(code__in=codes)
        }

    def of(self, part: str, name: str, value: str) -> str:
        """A value as an editor reads it."""
        field = part if name == "text" else name
        if field in CHOICES and value in CHOICES[field].values:
            return str(CHOICES[field](value).label)
        return self._known.get((CODES.get(field), value), value)


def _told(one: Difference, labels: _Labels) -> Told:
    part = _named(one.part)
    if one.position:
        part = f"{part} {one.position}"
    verb = str(VERBS.get(one.kind, _("is different")))
    fields = [
        (_named(name), labels.of(one.part, name, was), labels.of(one.part, name, now), differs)
        for name, was, now, differs in one.fields
    ]
    return Told(part, one.kind, verb, fields)


def differences_between(before: dict[str, Any], after: dict[str, Any]) -> list[Told]:
    """Everything that differs between two contents of versions, facts first."""
    facts = [CaseFacts.from_json(content["facts"]) for content in (before, after)]
    found = [*facts_differ(*facts), *differing_texts(before["texts"], after["texts"])]
    labels = _Labels(found)
    return [_told(one, labels) for one in found]


def compare_states(case: Case, earlier: str, later: str) -> Comparison:
    """The states a case has, and the two asked for; by default what is new against what is public.

    An unknown key falls back to the default.
    """
    states = states_of_case(case)
    by_key = {state.key: state for state in states}
    after = by_key.get(later) or (states[0] if states else None)
    others = [state for state in states if state is not after and state.key.isdigit()]
    before = by_key.get(earlier) or (others[0] if others else None)
    if before is None or after is None:
        return Comparison(states, before, after, [])
    return Comparison(states, before, after, differences_between(before.content, after.content))


def side_by_side(one: dict[str, str], other: dict[str, str]) -> list[tuple[str, str, str]]:
    """The texts of two descriptions, beside each other, where at least one says something."""
    names = [name for name in dict.fromkeys([*one, *other]) if one.get(name) or other.get(name)]
    return [(_page_label(name), one.get(name, ""), other.get(name, "")) for name in names]

"""From facts and texts back to the answers of the form, the way a person would type them."""

from collections.abc import Mapping

from best_practice.choices import Section
from best_practice.engine.answers import PAGE_TEXTS
from best_practice.engine.facts import CaseFacts, Text
from best_practice.engine.parsing import format_when

Fields = dict[str, list[str]]


def _thousands(amount: int | None) -> str:
    if amount is None:
        return ""
    whole, rest = divmod(amount, 1000)
    return f"{whole},{rest:03d}".rstrip("0") if rest else f"{whole},0"


def _numbered(rows: list[dict[str, str]]) -> Fields:
    fields = {
        f"rows-{index}-{name}": [text]
        for index, row in enumerate(rows)
        for name, text in row.items()
        if text
    }
    return {"rows-TOTAL_FORMS": [str(len(rows))], "rows-INITIAL_FORMS": ["0"], **fields}


def _number(number: int | None) -> list[str]:
    return [] if number is None else [str(number)]


class Typist:
    """Writes the facts of a case in one language into the sections of the form."""

    def __init__(self, facts: CaseFacts, language: str) -> None:
        self.facts = facts
        self.language = language

    def text(self, pair: Text) -> str:
        """The text of the language; "" when it was never written in it."""
        return pair.get(self.language, "")

    def idea(self, places: list[str]) -> Fields:
        """What and where."""
        chosen: dict[str, list[str]] = {"sdg": [], "target_group": []}
        for term in self.facts.terms:
            if term["scheme"] in chosen:
                chosen[term["scheme"]].append(term["code"])
        return {
            "municipality": places[:1],
            "partners": ["\n".join(places[1:])],
            "theme": [self.facts.theme],
            "sdgs": chosen["sdg"],
            "target_groups": chosen["target_group"],
            "started": [format_when(self.facts.started)],
            "ended": [format_when(self.facts.ended)],
        }

    def money(self) -> Fields:
        """Who gave how much."""
        return _numbered(
            [
                {
                    "source": row.source,
                    "purpose": self.text(row.purpose),
                    "amount": _thousands(row.amount),
                    "is_in_kind": "on" if row.is_in_kind else "",
                }
                for row in self.facts.budget
            ]
        )

    def people(self) -> Fields:
        """Who took part."""
        groups = [
            {"label": self.text(row.label), "count": str(row.count)} for row in self.facts.groups
        ]
        return {
            **_numbered(groups),
            "participants_total": _number(self.facts.participants_total),
            "participants_label": [self.text(self.facts.participants_label)],
            "groups_overlap": ["yes" if self.facts.groups_overlap else "no"],
            "events_count": _number(self.facts.events_count),
            "villages_count": _number(self.facts.villages_count),
        }

    def steps(self) -> Fields:
        """How it was done."""
        return _numbered(
            [
                {
                    "title": self.text(row.title),
                    "responsible": self.text(row.responsible),
                    "when": format_when(row.when),
                    "document": row.document_file,
                    "document_name": self.text(row.document),
                    "no_document": self.text(row.no_document),
                }
                for row in self.facts.steps
            ]
        )

    def results(self) -> Fields:
        """What came of it and whom to ask."""
        rows = [
            {
                "who": self.text(row.who),
                "indicator": self.text(row.indicator),
                "unit": self.text(row.unit),
                "baseline": row.baseline or "",
                "value": row.value or "",
                "year": str(row.year or ""),
            }
            for row in self.facts.results
        ]
        return {
            **_numbered(rows),
            "contact_post": [self.text(self.facts.contact_post)],
            "contact_phone": [self.facts.contact_phone],
            "contact_email": [self.facts.contact_email],
        }


def answers_from(
    facts: CaseFacts, *, texts: Mapping[str, str], places: list[str], language: str
) -> dict[str, Fields]:
    """Fill the form with what is published; `places` are names of municipalities, lead first."""
    typist = Typist(facts, language)
    answers: dict[str, Fields] = {
        Section.IDEA.value: typist.idea(places),
        Section.STORY.value: {},
        Section.MONEY.value: typist.money(),
        Section.PEOPLE.value: typist.people(),
        Section.STEPS.value: typist.steps(),
        Section.RESULTS.value: typist.results(),
    }
    for name, section in PAGE_TEXTS.items():
        answers[section.value][name] = [texts[name]]
    return answers

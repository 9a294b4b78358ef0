"""From facts and texts back to the answers of the form, the way a person would type them."""

from collections.abc import Mapping

from best_practice.choices import FileKind, Section
from best_practice.engine.answers import NOBODY, PAGE_TEXTS
from best_practice.engine.facts import SOM, CaseFacts, Text
from best_practice.engine.parsing import format_when

Fields = dict[str, list[str]]


def _thousands(amount: int | None) -> str:
    if amount is None:
        return ""
    whole, rest = divmod(amount, 1000)
    return f"{whole},{rest:03d}".rstrip("0") if rest else f"{whole},0"


def _numbered(rows: list[dict[str, str]], kind: str = "rows") -> Fields:
    fields = {
        f"{kind}-{index}-{name}": [text]
        for index, row in enumerate(rows)
        for name, text in row.items()
        if text
    }
    return {f"{kind}-TOTAL_FORMS": [str(len(rows))], f"{kind}-INITIAL_FORMS": ["0"], **fields}


def _number(number: int | None) -> list[str]:
    return [] if number is None else [str(number)]


# What codes of a register are called: {register: {code: name}}.
Names = Mapping[str, Mapping[str, str]]


class Typist:
    """Writes the facts of a case in one language into the sections of the form."""

    def __init__(self, facts: CaseFacts, language: str, names: Names) -> None:
        self.facts = facts
        self.language = language
        self.names = names

    def text(self, pair: Text) -> str:
        """The text of the language; "" when it was never written in it."""
        return pair.get(self.language, "")

    def named(self, register: str, codes: list[str]) -> list[str]:
        """The names of codes; those the register has lost are left out."""
        known = self.names.get(register, {})
        return [known[code] for code in codes if code in known]

    def bodies(self) -> Fields:
        """Who helped, and how."""
        known = self.names.get("bodies", {})
        rows = [
            {"name": known[row.organisation], "role": row.role}
            for row in self.facts.organisations
            if row.organisation in known
        ]
        return _numbered(rows, "bodies")

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
            "mode": [self.facts.mode],
            "part_of": _number(self.facts.part_of),
            "projects": self.named("projects", self.facts.projects),
            "countries": self.named("countries", self.facts.countries),
            **self.bodies(),
        }

    def money(self) -> Fields:
        """Who gave how much."""
        rows = _numbered(
            [
                {
                    "source": row.source,
                    "purpose": self.text(row.purpose),
                    "amount": _thousands(row.amount),
                    "is_in_kind": "on" if row.is_in_kind else "",
                    "planned": _thousands(row.planned),
                    "currency": "" if row.currency == SOM else row.currency,
                    "year": str(row.year or ""),
                }
                for row in self.facts.budget
            ]
        )
        return {**rows, "stated_total": [_thousands(self.facts.stated_som)]}

    def people(self) -> Fields:
        """Who took part."""
        groups = [
            {"kind": row.kind, "label": self.text(row.label), "count": str(row.count)}
            for row in self.facts.groups
        ]
        members = [{"post": self.text(row.post), "side": row.side} for row in self.facts.commission]
        return {
            **_numbered(groups),
            **_numbered(members, "members"),
            "participants_total": _number(self.facts.participants_total),
            "participants_label": [self.text(self.facts.participants_label)],
            "groups_overlap": ["yes" if self.facts.groups_overlap else "no"],
            "events_count": _number(self.facts.events_count),
            "villages_count": _number(self.facts.villages_count),
        }

    def steps(self) -> Fields:
        """How it was done."""
        rows = [
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
        return {**_numbered(rows), "legal_acts": self.named("acts", self.facts.legal_acts)}

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
                "qualifier": row.qualifier,
            }
            for row in self.facts.results
        ]
        conditions = [self.text(row) for row in self.facts.conditions]
        return {
            **_numbered(rows),
            "conditions": ["\n".join(line for line in conditions if line)],
            "contact_post": [self.text(self.facts.contact_post)],
            "contact_phone": [self.facts.contact_phone],
            "contact_email": [self.facts.contact_email],
        }


def _photos(typist: Typist) -> Fields:
    """Photos, papers beside the steps, and words of people."""
    steps = {row.document_file for row in typist.facts.steps}
    photos = [
        {
            "upload": file.upload,
            "title": typist.text(file.title),
            "credit": typist.text(file.credit),
            "taken": format_when(file.taken),
            "consent": file.consent or NOBODY,
        }
        for file in typist.facts.files
        if file.kind == FileKind.PHOTO
    ]
    papers = [
        {"upload": file.upload, "title": typist.text(file.title)}
        for file in typist.facts.files
        if file.kind == FileKind.DOCUMENT and file.upload not in steps
    ]
    quotes = [
        {
            "text": typist.text(row.text),
            "who": typist.text(row.who),
            "has_consent": "on" if row.has_consent else "",
        }
        for row in typist.facts.quotes
    ]
    return {
        **_numbered(photos, "photos"),
        **_numbered(papers, "papers"),
        **_numbered(quotes, "quotes"),
    }


def answers_from(
    facts: CaseFacts,
    *,
    texts: Mapping[str, str],
    places: list[str],
    language: str,
    names: Names | None = None,
) -> dict[str, Fields]:
    """Fill the form with what is published; `places` are names of municipalities, lead first.

    `names` are those of projects, bodies, acts and countries by register and code.
    """
    typist = Typist(facts, language, names or {})
    answers: dict[str, Fields] = {
        Section.IDEA.value: typist.idea(places),
        Section.STORY.value: {},
        Section.MONEY.value: typist.money(),
        Section.PEOPLE.value: typist.people(),
        Section.STEPS.value: typist.steps(),
        Section.RESULTS.value: typist.results(),
        Section.PHOTOS.value: _photos(typist),
    }
    for name, section in PAGE_TEXTS.items():
        answers[section.value][name] = [texts[name]]
    return answers

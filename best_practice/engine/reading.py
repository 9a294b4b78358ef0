"""From the answers of the form to the facts of a case.

Whatever cannot be read is left out: the form refuses it before a submission, a preview just lacks
it.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from best_practice.choices import PhotoConsent, Section
from best_practice.engine import parsing
from best_practice.engine.answers import (
    CHILDREN_WITHOUT,
    NOBODY,
    Answers,
    read,
    rows,
    value,
    values,
)
from best_practice.engine.facts import (
    SOM,
    Budget,
    CaseFacts,
    File,
    Group,
    Member,
    Partner,
    Quote,
    Result,
    Step,
    Text,
)


def _budget(answers: Answers, text: Callable[[str], Text]) -> list[Budget]:
    found = []
    for row in rows(answers, Section.MONEY):
        in_kind = bool(row.get("is_in_kind"))
        spent, planned = (
            None if in_kind else read(parsing.parse_thousand_som, row.get(name, ""))
            for name in ("amount", "planned")
        )
        if row.get("source") and (in_kind or spent is not None or planned is not None):
            found.append(
                Budget(
                    source=row["source"],
                    purpose=text(row.get("purpose", "")),
                    amount=spent,
                    is_in_kind=in_kind,
                    planned=planned,
                    currency=row.get("currency") or SOM,
                    year=read(parsing.parse_year, row.get("year", "")),
                )
            )
    return found


def _groups(answers: Answers, text: Callable[[str], Text]) -> list[Group]:
    found = []
    for row in rows(answers, Section.PEOPLE):
        count, label, kind = (row.get(name, "") for name in ("count", "label", "kind"))
        people = read(parsing.parse_count, count)
        if (label or kind) and people is not None:
            found.append(Group(text(label), people, kind))
    return found


def _around(answers: Answers, text: Callable[[str], Text]) -> dict[str, Any]:
    """Commission, quotes and conditions."""
    members = rows(answers, Section.PEOPLE, "members")
    quotes = rows(answers, Section.PHOTOS, "quotes")
    lines = value(answers, Section.RESULTS, "conditions").splitlines()
    return {
        "commission": [
            Member(text(row["post"]), row["side"])
            for row in members
            if row.get("post") and row.get("side")
        ],
        "quotes": [
            Quote(text(row["text"]), text(row.get("who", "")), bool(row.get("has_consent")))
            for row in quotes
            if row.get("text")
        ],
        "conditions": [text(line.strip()[:300]) for line in lines if line.strip()],
    }


def described(answers: Answers, file: File, language: str) -> File:
    """A file with what the form says of it; a photo without a word on consent is not shown."""
    kind = "photos" if file.kind == "photo" else "papers"
    told = rows(answers, Section.PHOTOS, kind)
    row = next((row for row in told if row.get("upload") == file.upload), {})
    consent = {NOBODY: "", CHILDREN_WITHOUT: PhotoConsent.WITHHELD.value}
    said = row.get("consent", "") or PhotoConsent.WITHHELD.value
    return dataclasses.replace(
        file,
        title={language: row["title"]} if row.get("title") else {},
        credit={language: row["credit"]} if row.get("credit") else {},
        taken=read(parsing.parse_when, row.get("taken", "")) or "",
        consent=consent.get(said, said) if file.kind == "photo" else "",
    )


def _steps(answers: Answers, text: Callable[[str], Text]) -> list[Step]:
    return [
        Step(
            title=text(row.get("title", "")),
            responsible=text(row.get("responsible", "")),
            when=read(parsing.parse_when, row.get("when", "")) or "",
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
        was = read(parsing.parse_figure, row.get("baseline", ""))
        became = read(parsing.parse_figure, row.get("value", ""))
        year = read(parsing.parse_year, row.get("year", ""))
        found.append(
            Result(
                who=text(row.get("who", "")),
                indicator=text(row["indicator"]),
                unit=text(row.get("unit", "")),
                baseline=None if was is None else str(was),
                value=None if became is None else str(became),
                qualifier=row.get("qualifier", ""),
                year=year,
            )
        )
    return found


def _terms(answers: Answers) -> list[dict[str, str]]:
    chosen = [("theme", value(answers, Section.IDEA, "theme"))]
    chosen += [("sdg", code) for code in values(answers, Section.IDEA, "sdgs")]
    chosen += [("target_group", code) for code in values(answers, Section.IDEA, "target_groups")]
    return [{"scheme": scheme, "code": code} for scheme, code in sorted(chosen) if code]


def _place_and_time(answers: Answers) -> dict[str, Any]:
    idea = Section.IDEA
    return {
        "theme": value(answers, idea, "theme"),
        "terms": _terms(answers),
        "started": read(parsing.parse_when, value(answers, idea, "started")) or "",
        "ended": read(parsing.parse_when, value(answers, idea, "ended")) or "",
        "mode": value(answers, idea, "mode"),
        "part_of": read(parsing.parse_count, value(answers, idea, "part_of")),
    }


def _people(answers: Answers) -> dict[str, Any]:
    names = ("events_count", "villages_count", "participants_total")
    counts = {
        name: read(parsing.parse_count, value(answers, Section.PEOPLE, name)) for name in names
    }
    return {**counts, "groups_overlap": value(answers, Section.PEOPLE, "groups_overlap") != "no"}


def _registered(answers: Answers, found: Mapping[str, list[str]]) -> dict[str, Any]:
    bodies = zip(found.get("bodies", []), rows(answers, Section.IDEA, "bodies"), strict=False)
    return {
        "projects": sorted(set(found.get("projects", []))),
        "legal_acts": sorted(set(found.get("acts", []))),
        "countries": sorted(set(found.get("countries", []))),
        "organisations": [
            Partner(code, row["role"]) for code, row in bodies if code and row.get("role")
        ],
    }


def facts_from(
    answers: Answers,
    *,
    language: str,
    municipalities: list[str],
    files: list[File],
    registers: Mapping[str, list[str]] | None = None,
) -> CaseFacts:
    """Read the facts; `municipalities` and `registers` are codes already found.

    `files` are those of the draft; `registers` holds projects, acts and countries, and of each
    row of partner organisations its code or "".
    """

    def text(written: str) -> Text:
        return {language: written} if written else {}

    stated = read(parsing.parse_thousand_som, value(answers, Section.MONEY, "stated_total"))
    phone = read(parsing.parse_phone, value(answers, Section.RESULTS, "contact_phone"))
    return CaseFacts(
        **_place_and_time(answers),
        **_people(answers),
        **_registered(answers, registers or {}),
        **_around(answers, text),
        municipalities=municipalities,
        participants_label=text(value(answers, Section.PEOPLE, "participants_label")),
        stated_som=stated,
        budget=_budget(answers, text),
        groups=_groups(answers, text),
        steps=_steps(answers, text),
        results=_results(answers, text),
        files=[described(answers, file, language) for file in files],
        contact_post=text(value(answers, Section.RESULTS, "contact_post")),
        contact_phone=phone or "",
        contact_email=value(answers, Section.RESULTS, "contact_email"),
    )

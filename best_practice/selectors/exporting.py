"""Cases as rows of a file, read heap by heap: memory and statements of a heap are flat."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone, translation

from best_practice.choices import FileKind
from best_practice.engine.facts import CaseFacts, Result, Text
from best_practice.models import Case, CaseAward, CaseFacet, CaseVersion
from best_practice.selectors.finding.cards import places_of
from best_practice.selectors.labels import Vocabulary, read_vocabulary
from organisations.selectors.naming import Place
from taxonomy.choices import Scheme

HEAP = 100
COLUMNS = (
    *("pk", "number", "total_som", "started", "ended", "repetitions_count", "completeness"),
    *("is_example", "first_published_at"),
)
# Values that follow from the places and not from the facts themselves.
OF_PLACES = ("region", "district")

Record = dict[str, Any]


def read_records(ids: Sequence[int], *, language: str) -> Iterator[Record]:
    """Give every public case of the ids in their order, in five statements a heap.

    What was taken off the portal since the ids were found is left out.
    """
    for start in range(0, len(ids), HEAP):
        with translation.override(language):
            heap = _read_heap(ids[start : start + HEAP], language)
        yield from heap


def _read_heap(ids: Sequence[int], language: str) -> list[Record]:
    rows = Case.objects.published().filter(pk__in=ids).values(*COLUMNS)
    cases = {row["pk"]: row for row in rows}
    versions, places, values = _versions(ids), places_of(cases), _values(ids)
    vocabulary = read_vocabulary()
    return [
        {
            **_of_case(cases[pk], versions[pk], language),
            **_of_facts(versions[pk]["facts"], vocabulary),
            **_of_texts(versions[pk]["texts"]),
            **_of_places(places.get(pk, []), values.get(pk, {})),
        }
        for pk in ids
        if pk in cases and pk in versions
    ]


def _versions(ids: Sequence[int]) -> dict[int, Record]:
    """The present version of each case: what its pages say."""
    newest = CaseVersion.objects.filter(case=OuterRef("case")).order_by("-number")
    rows = CaseVersion.objects.filter(case__in=ids, number=Subquery(newest.values("number")[:1]))
    return {
        case_id: {
            "number": number,
            "at": at,
            "texts": content["texts"],
            "facts": CaseFacts.from_json(content["facts"]),
        }
        for case_id, number, at, content in rows.values_list(
            "case_id", "number", "published_at", "content"
        )
    }


def _values(ids: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    """Regions, districts and awards by case, in two statements."""
    found: dict[int, dict[str, list[str]]] = {}
    rows = CaseFacet.objects.filter(case__in=ids, facet__in=OF_PLACES).order_by("value")
    awards = CaseAward.objects.filter(case__in=ids).order_by("year", "code")
    told = [*rows.values_list("case_id", "facet", "value")]
    told += [(pk, "award", code) for pk, code in awards.values_list("case_id", "code")]
    for pk, name, value in told:
        values = found.setdefault(pk, {}).setdefault(name, [])
        if value not in values:
            values.append(value)
    return found


def _of_case(case: Record, version: Record, language: str) -> Record:
    return {
        "number": case["number"],
        "address": f"{settings.PUBLIC_URL}/{language}/practices/n/{case['number']}/",
        "languages": [code for code, _name in settings.LANGUAGES if code in version["texts"]],
        "spent_som": case["total_som"],
        "repetitions": case["repetitions_count"],
        "completeness": case["completeness"],
        "is_example": case["is_example"],
        "published": _day(case["first_published_at"]),
        "changed": _day(version["at"]),
        "version": version["number"],
    }


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None


def _of_texts(texts: dict[str, dict[str, str]]) -> Record:
    return {
        f"{name}_{code}": texts.get(code, {}).get(name, "")
        for name in ("title", "summary")
        for code, _language in settings.LANGUAGES
    }


def _of_facts(facts: CaseFacts, vocabulary: Vocabulary) -> Record:
    def codes(scheme: Scheme) -> list[str]:
        return [term["code"] for term in facts.terms if term["scheme"] == scheme]

    return {
        "theme": facts.theme,
        "theme_name": vocabulary.name(Scheme.THEME, facts.theme),
        "themes": list(dict.fromkeys([facts.theme, *codes(Scheme.THEME)])),
        "sdg": codes(Scheme.SDG),
        "groups": codes(Scheme.TARGET_GROUP),
        "matters": codes(Scheme.MATTER),
        "mode": facts.mode,
        "municipalities": facts.municipalities,
        "countries": facts.countries,
        "started": facts.started,
        "ended": facts.ended,
        "year": facts.year,
        "planned_som": facts.planned_som,
        "sources": list(dict.fromkeys(row.source for row in facts.budget)),
        "participants": facts.participants_total,
        "villages": facts.villages_count,
        "events": facts.events_count,
        "documents": sum(file.kind == FileKind.DOCUMENT for file in facts.files),
        "projects": facts.projects,
        "legal_acts": facts.legal_acts,
        "part_of": facts.part_of,
        **_rows_of(facts),
    }


def _pair(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{code}": text.get(code, "") for code in ("ru", "ky")}


def _rows_of(facts: CaseFacts) -> Record:
    """The rows of JSON; sums and figures are numbers, what nobody told is null."""
    budget = [
        {
            "source": row.source,
            **_pair("purpose", row.purpose),
            "spent": row.amount,
            "planned": row.planned,
            "currency": row.currency,
            "year": row.year,
            "in_kind": row.is_in_kind,
        }
        for row in facts.budget
    ]
    groups = [
        {"kind": row.kind or None, **_pair("label", row.label), "count": row.count}
        for row in facts.groups
    ]
    return {
        "budget": budget,
        "participant_groups": groups,
        "results": [_result(row) for row in facts.results],
    }


def _result(row: Result) -> Record:
    return {
        **_pair("who", row.who),
        **_pair("indicator", row.indicator),
        **_pair("unit", row.unit),
        "baseline": _figure(row.baseline),
        "value": _figure(row.value),
        "qualifier": row.qualifier or None,
        "year": row.year,
    }


def _figure(written: str | None) -> int | float | None:
    if written is None:
        return None
    number = Decimal(written)
    return int(number) if number == number.to_integral_value() else float(number)


def _of_places(places: list[Place], values: dict[str, list[str]]) -> Record:
    return {
        "municipality_names": [place.name for place in places],
        "districts": values.get("district", []),
        "regions": values.get("region", []),
        "awards": values.get("award", []),
    }

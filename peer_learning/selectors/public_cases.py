"""Public cases by number, with everything papers and comparisons are made of; few statements."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language

from best_practice.engine.facts import CaseFacts
from best_practice.models import CasePage, CaseTombstone, CaseVersion
from organisations.models import Municipality
from organisations.selectors.naming import NAMING, Place, day_of, named_place

LARGEST_NUMBER = 2**31 - 1  # what every database holds; an address may name any


@dataclass(frozen=True)
class PublicCase:
    """What readers see of a case now: the facts and texts of its latest version, its addresses."""

    pk: int
    number: int
    facts: CaseFacts
    texts: dict[str, dict[str, str]]  # by language, only of pages that are live
    urls: dict[str, str]
    places: list[Place]
    version: int
    version_at: datetime.datetime
    repetitions: int = 0

    @property
    def language(self) -> str:
        """The language of the visitor if the case has it, else the first one it has."""
        own = (get_language() or settings.LANGUAGE_CODE)[:2]
        return next(code for code in (own, "ru", "ky", "en") if code in self.urls)

    @property
    def url(self) -> str:
        """Where a visitor reads it."""
        return self.urls[self.language]

    @property
    def title(self) -> str:
        """Its name in that language."""
        return self.texts.get(self.language, {}).get("title", "")

    def text(self, name: str) -> dict[str, str]:
        """One text of its pages in every language that has it."""
        return {code: texts[name] for code, texts in self.texts.items() if texts.get(name)}


def read_public_cases(numbers: Iterable[int]) -> dict[int, PublicCase]:
    """Give the public ones of these cases by number; what is not public is simply not there.

    Three statements, however many are asked for.
    """
    wanted = [number for number in numbers if number <= LARGEST_NUMBER]
    pages = CasePage.objects.filter(case__number__in=wanted, live=True).values_list(
        "case_id", "case__number", "case__repetitions_count", "locale__language_code", "url_path"
    )
    urls: dict[int, dict[str, str]] = {}
    told: dict[int, tuple[int, int]] = {}
    for case_id, number, repetitions, language, path in pages:
        urls.setdefault(case_id, {})[language] = path
        told[case_id] = (number, repetitions)
    if not urls:
        return {}
    latest = CaseVersion.objects.filter(case=OuterRef("case")).order_by("-number").values("pk")[:1]
    versions = list(CaseVersion.objects.filter(case__in=list(urls), pk=Subquery(latest)))
    facts = {one.case_id: CaseFacts.from_json(one.content["facts"]) for one in versions}
    places = _read_places(facts)
    found = {}
    for one in versions:
        case_id, (number, repetitions) = one.case_id, told[one.case_id]
        texts = {code: text for code, text in one.content["texts"].items() if code in urls[case_id]}
        found[number] = PublicCase(
            pk=case_id,
            number=number,
            facts=facts[case_id],
            texts=texts,
            urls=urls[case_id],
            places=places[case_id],
            version=one.number,
            version_at=one.published_at,
            repetitions=repetitions,
        )
    return found


def _read_places(facts: dict[int, CaseFacts]) -> dict[int, list[Place]]:
    """The municipalities of each case under their names of its own day, in one statement."""
    codes = {code for one in facts.values() for code in one.municipalities}
    rows = list(
        Municipality.objects.filter(code__in=codes)
        .order_by("pk", "names__pk")
        .values_list("code", *NAMING)
    )
    former = _former(codes - {row[0] for row in rows})
    found: dict[int, list[Place]] = {}
    for case_id, one in facts.items():
        day = day_of(one.started, one.ended)
        known: dict[str, Place] = {}
        for code, *values in rows:
            if code in one.municipalities:
                known[code] = named_place(code, values, known.get(code), day)
        for code, values in former:
            known[code] = named_place(code, values, known.get(code), day)
        found[case_id] = [known[code] for code in one.municipalities if code in known]
    return found


def _former(codes: set[str]) -> list[tuple[str, list[object]]]:
    """Places that cases name by a code of before a renaming; no statement where there is none."""
    if not codes:
        return []
    rows = Municipality.objects.filter(former_codes__code__in=codes).order_by("pk", "names__pk")
    return [(code, values) for code, *values in rows.values_list("former_codes__code", *NAMING)]


def was_public(number: int) -> bool:
    """Whether a case of this number was public once and is gone now."""
    return CaseTombstone.objects.filter(number=number).exists()

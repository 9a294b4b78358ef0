"""Facts of a case read back from its rows."""

from decimal import Decimal
from typing import Any

from django.db.models import Q

from best_practice.choices import PhotoConsent
from best_practice.engine.facts import (
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
from best_practice.models import Case, EvidenceFile
from best_practice.models.rows import Row


def _pair(row: Row | Case, name: str) -> Text:
    texts = {code: getattr(row, f"{name}_{code}") for code in ("ru", "ky", "en")}
    return {code: text for code, text in texts.items() if text}


def _figure(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _file(row: EvidenceFile) -> File:
    upload = row.upload
    return File(
        upload=str(upload.pk),
        kind=row.kind,
        name=upload.name,
        size=upload.size,
        title=_pair(row, "title"),
        credit=_pair(row, "credit"),
        taken=row.taken,
        consent=row.consent,
    )


def _budget(case: Case) -> list[Budget]:
    return [
        Budget(
            source=row.source.code,
            purpose=_pair(row, "purpose"),
            amount=row.amount,
            is_in_kind=row.is_in_kind,
            planned=row.planned,
            currency=row.currency,
            year=row.year,
        )
        for row in case.budget_rows.select_related("source").order_by("position")
    ]


def _steps(case: Case) -> list[Step]:
    return [
        Step(
            title=_pair(row, "title"),
            responsible=_pair(row, "responsible"),
            when=row.when,
            document=_pair(row, "document"),
            document_file=str(row.document.upload_id) if row.document else "",
            no_document=_pair(row, "no_document"),
        )
        for row in case.step_rows.select_related("document").order_by("position")
    ]


def _results(case: Case) -> list[Result]:
    return [
        Result(
            who=_pair(row, "who"),
            indicator=_pair(row, "indicator"),
            unit=_pair(row, "unit"),
            baseline=_figure(row.baseline),
            value=_figure(row.value),
            qualifier=row.qualifier,
            year=row.year,
        )
        for row in case.result_rows.order_by("position")
    ]


def _around(case: Case) -> dict[str, Any]:
    """Who decided, spoke and helped, and what has to be there to repeat it."""
    partners = case.organisation_rows.select_related("organisation").order_by("position")
    return {
        "commission": [
            Member(_pair(row, "post"), row.side)
            for row in case.commission_rows.order_by("position")
        ],
        "quotes": [
            Quote(_pair(row, "text"), _pair(row, "who"), row.has_consent)
            for row in case.quote_rows.order_by("position")
        ],
        "organisations": [Partner(row.organisation.code, row.role) for row in partners],
        "conditions": [_pair(row, "text") for row in case.condition_rows.order_by("position")],
    }


def _codes(related: Any) -> list[str]:
    return list(related.order_by("code").values_list("code", flat=True))


def _places(case: Case) -> list[str]:
    return list(case.places.order_by("position").values_list("municipality__code", flat=True))


def facts_of_case(case: Case) -> CaseFacts:
    """Everything the rows say now, published or not."""
    terms = case.terms.order_by("scheme", "code").values("scheme", "code")
    return CaseFacts(
        theme=case.theme.code,
        terms=[dict(term) for term in terms],
        municipalities=_places(case),
        started=case.started,
        ended=case.ended,
        events_count=case.events_count,
        villages_count=case.villages_count,
        participants_total=case.participants_total,
        participants_label=_pair(case, "participants_label"),
        groups_overlap=case.groups_overlap,
        budget=_budget(case),
        groups=[
            Group(_pair(row, "label"), row.count, row.kind)
            for row in case.participant_rows.order_by("position")
        ],
        steps=_steps(case),
        results=_results(case),
        files=[
            _file(row)
            for row in case.files.filter(Q(is_public=True) | Q(consent=PhotoConsent.WITHHELD))
            .select_related("upload")
            .order_by("position")
        ],
        contact_post=_pair(case, "contact_post"),
        contact_phone=case.contact_phone,
        contact_email=case.contact_email,
        is_example=case.is_example,
        source_note=case.source_note,
        projects=_codes(case.projects),
        legal_acts=_codes(case.legal_acts),
        mode=case.mode,
        stated_som=case.stated_som,
        countries=_codes(case.countries),
        part_of=case.part_of.number if case.part_of else None,
        **_around(case),
    )


def facts_of_larger(case: Case) -> CaseFacts | None:
    """The facts of the public case it is a part of; what is not public is told to nobody."""
    larger = Case.objects.published().select_related("theme").filter(pk=case.part_of_id).first()
    return facts_of_case(larger) if larger else None


def facts_of_parts(case: Case) -> list[CaseFacts]:
    """The facts of the public parts of a case, by number."""
    parts = Case.objects.published().select_related("theme").filter(part_of=case)
    return [facts_of_case(part) for part in parts.order_by("number")]


def ids_above(case: Case) -> set[int]:
    """The case and every larger case it belongs to; a ring, should there be one, ends."""
    found: set[int] = set()
    current: int | None = case.pk
    while current is not None and current not in found:
        found.add(current)
        current = Case.objects.filter(pk=current).values_list("part_of", flat=True).first()
    return found

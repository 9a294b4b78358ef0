"""Facts of a case read back from its rows."""

from decimal import Decimal
from typing import Any

from best_practice.engine.facts import Budget, CaseFacts, File, Group, Result, Step, Text
from best_practice.models import Case, EvidenceFile
from best_practice.models.rows import Row


def _pair(row: Row | Case, name: str) -> Text:
    texts = {code: getattr(row, f"{name}_{code}") for code in ("ru", "ky")}
    return {code: text for code, text in texts.items() if text}


def _figure(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _file(row: EvidenceFile) -> File:
    upload = row.upload
    return File(str(upload.pk), row.kind, upload.name, upload.size, _pair(row, "title"))


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


def _codes(related: Any) -> list[str]:
    return list(related.order_by("code").values_list("code", flat=True))


def _places(case: Case) -> list[str]:
    return list(case.places.order_by("position").values_list("municipality__code", flat=True))


def facts_of_case(case: Case) -> CaseFacts:
    """Everything the rows say now, published or not."""
    terms = case.terms.order_by("scheme", "code").values("scheme", "code")
    budget = case.budget_rows.select_related("source").order_by("position")
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
        budget=[
            Budget(row.source.code, _pair(row, "purpose"), row.amount, row.is_in_kind)
            for row in budget
        ],
        groups=[
            Group(_pair(row, "label"), row.count)
            for row in case.participant_rows.order_by("position")
        ],
        steps=_steps(case),
        results=_results(case),
        files=[
            _file(row)
            for row in case.files.filter(is_public=True)
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
    )

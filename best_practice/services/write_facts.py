"""Facts as rows: the only place that writes the rows of a case."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction

from best_practice.engine.facts import CaseFacts, File, Text
from best_practice.models import (
    BudgetRow,
    Case,
    CaseMunicipality,
    EvidenceFile,
    ParticipantRow,
    ResultRow,
    StepRow,
)
from media_library.models import Upload
from organisations.models import Project
from organisations.selectors import places_with_codes
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term


def _columns(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{code}": text.get(code, "") for code in ("ru", "ky")}


def _term_of(facts: CaseFacts) -> Term:
    term = Term.objects.select_related("merged_into").get(scheme=Scheme.THEME, code=facts.theme)
    return term.merged_into or term


def plain_columns(*, facts: CaseFacts) -> dict[str, Any]:
    """The columns of Case itself, for creating or updating it."""
    return {
        "theme": _term_of(facts),
        "started": facts.started,
        "ended": facts.ended,
        "events_count": facts.events_count,
        "villages_count": facts.villages_count,
        "participants_total": facts.participants_total,
        "groups_overlap": facts.groups_overlap,
        "contact_phone": facts.contact_phone,
        "contact_email": facts.contact_email,
        "is_example": facts.is_example,
        "source_note": facts.source_note,
        "total_som": facts.total_som,
        **_columns("participants_label", facts.participants_label),
        **_columns("contact_post", facts.contact_post),
    }


def _write_files(case: Case, files: Iterable[File]) -> dict[str, EvidenceFile]:
    wanted = {file.upload: (position, file) for position, file in enumerate(files)}
    # What editors took from readers stays with the case; the sender's form does not know it.
    case.files.filter(is_public=True).exclude(upload__in=list(wanted)).delete()
    known = {str(row.upload_id): row for row in case.files.all()}
    uploads = {str(upload.pk): upload for upload in Upload.objects.filter(pk__in=list(wanted))}
    for key, (position, file) in wanted.items():
        if key in uploads and key not in known:
            known[key] = EvidenceFile.objects.create(
                case=case,
                upload=uploads[key],
                kind=file.kind,
                position=position,
                **_columns("title", file.title),
            )
    return known


def _write_places_and_terms(case: Case, facts: CaseFacts) -> None:
    case.places.all().delete()
    CaseMunicipality.objects.bulk_create(
        CaseMunicipality(case=case, municipality=place, position=position)
        for position, place in enumerate(places_with_codes(facts.municipalities))
    )
    wanted = {(term["scheme"], term["code"]) for term in facts.terms}
    terms = Term.objects.filter(code__in={code for _scheme, code in wanted})
    terms = terms.select_related("merged_into")
    found = [term for term in terms if (term.scheme, term.code) in wanted]
    case.terms.set([term.merged_into or term for term in found])


def _write_context(case: Case, facts: CaseFacts) -> None:
    """Projects and acts that editors have named."""
    case.projects.set(Project.objects.filter(code__in=facts.projects))
    case.legal_acts.set(LegalAct.objects.filter(code__in=facts.legal_acts))


def _write_money_and_people(case: Case, facts: CaseFacts) -> None:
    known = Term.objects.filter(scheme=Scheme.FUNDING_SOURCE).select_related("merged_into")
    sources = {term.code: term.merged_into or term for term in known}
    case.budget_rows.all().delete()
    BudgetRow.objects.bulk_create(
        BudgetRow(
            case=case,
            position=position,
            source=sources[row.source],
            amount=row.amount,
            is_in_kind=row.is_in_kind,
            **_columns("purpose", row.purpose),
        )
        for position, row in enumerate(facts.budget)
        if row.source in sources
    )
    case.participant_rows.all().delete()
    ParticipantRow.objects.bulk_create(
        ParticipantRow(
            case=case, position=position, count=row.count, **_columns("label", row.label)
        )
        for position, row in enumerate(facts.groups)
    )


def _write_steps(case: Case, facts: CaseFacts, files: dict[str, EvidenceFile]) -> None:
    case.step_rows.all().delete()
    StepRow.objects.bulk_create(
        StepRow(
            case=case,
            position=position,
            when=row.when,
            document=files.get(row.document_file),
            **_columns("title", row.title),
            **_columns("responsible", row.responsible),
            **_columns("document", row.document),
            **_columns("no_document", row.no_document),
        )
        for position, row in enumerate(facts.steps)
    )


def _write_results(case: Case, facts: CaseFacts) -> None:
    case.result_rows.all().delete()
    ResultRow.objects.bulk_create(
        ResultRow(
            case=case,
            position=position,
            baseline=None if row.baseline is None else Decimal(row.baseline),
            value=None if row.value is None else Decimal(row.value),
            qualifier=row.qualifier,
            year=row.year,
            **_columns("who", row.who),
            **_columns("indicator", row.indicator),
            **_columns("unit", row.unit),
        )
        for position, row in enumerate(facts.results)
    )


@transaction.atomic
def write_facts(*, case: Case, facts: CaseFacts) -> Case:
    """Replace every fact of the case by these; codes nobody knows are left out."""
    for name, value in plain_columns(facts=facts).items():
        setattr(case, name, value)
    case.save()
    _write_places_and_terms(case, facts)
    _write_context(case, facts)
    _write_money_and_people(case, facts)
    files = _write_files(case, facts.files)
    _write_steps(case, facts, files)
    _write_results(case, facts)
    return case

"""Facts as rows: the only place that writes the rows of a case."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from best_practice.choices import PhotoConsent
from best_practice.engine.facts import CaseFacts, File, Text
from best_practice.models import (
    BudgetRow,
    Case,
    CaseMunicipality,
    CaseOrganisation,
    CommissionRow,
    ConditionRow,
    EvidenceFile,
    ParticipantRow,
    QuoteRow,
    ResultRow,
    StepRow,
)
from best_practice.selectors.rows import ids_above
from media_library.models import Upload
from organisations.models import Country, Organisation, Project
from organisations.selectors import places_with_codes
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term

LANGUAGES = ("ru", "ky", "en")


def _columns(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{code}": text.get(code, "") for code in LANGUAGES}


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
        "mode": facts.mode,
        "stated_som": facts.stated_som,
        "total_som": facts.total_som,
        "planned_som": facts.planned_som,
        **_columns("participants_label", facts.participants_label),
        **_columns("contact_post", facts.contact_post),
    }


def _write_files(case: Case, files: Iterable[File]) -> dict[str, EvidenceFile]:
    wanted = {file.upload: (position, file) for position, file in enumerate(files)}
    # What editors took from readers stays with the case; the sender's form does not know it.
    shown = Q(is_public=True) | Q(consent=PhotoConsent.WITHHELD)
    case.files.filter(shown).exclude(upload__in=list(wanted)).delete()
    known = {str(row.upload_id): row for row in case.files.all()}
    uploads = {str(upload.pk): upload for upload in Upload.objects.filter(pk__in=list(wanted))}
    for key, (position, file) in wanted.items():
        if key in uploads:
            row = known.setdefault(key, EvidenceFile(case=case, upload=uploads[key]))
            _write_file(row, position, file)
    return known


def _write_file(row: EvidenceFile, position: int, file: File) -> None:
    """Take what the file says; a text it leaves out stays. Without consent nobody sees a photo."""
    was_withheld = row.consent == PhotoConsent.WITHHELD
    row.position, row.kind = position, file.kind
    said = {**_columns("title", file.title), **_columns("credit", file.credit)}
    said |= {"taken": file.taken}
    for name, value in said.items():
        if value:
            setattr(row, name, value)
    row.consent = file.consent
    is_withheld = row.consent == PhotoConsent.WITHHELD
    row.is_public = not is_withheld and (row.is_public or was_withheld)
    row.save()


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
    """Projects, acts and countries by their codes."""
    case.projects.set(Project.objects.filter(code__in=facts.projects))
    case.legal_acts.set(LegalAct.objects.filter(code__in=facts.legal_acts))
    case.countries.set(Country.objects.filter(code__in=facts.countries))


def _larger_case(case: Case, number: int | None) -> Case | None:
    """The case it is a part of; none where that would go round in a ring."""
    larger = Case.objects.filter(number=number).exclude(pk=case.pk).first() if number else None
    return None if larger is None or case.pk in ids_above(larger) else larger


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
            planned=row.planned,
            currency=row.currency,
            year=row.year,
            **_columns("purpose", row.purpose),
        )
        for position, row in enumerate(facts.budget)
        if row.source in sources
    )
    case.participant_rows.all().delete()
    ParticipantRow.objects.bulk_create(
        ParticipantRow(
            case=case,
            position=position,
            kind=row.kind,
            count=row.count,
            **_columns("label", row.label),
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


def _write_people_who_helped(case: Case, facts: CaseFacts) -> None:
    case.commission_rows.all().delete()
    CommissionRow.objects.bulk_create(
        CommissionRow(case=case, position=position, side=row.side, **_columns("post", row.post))
        for position, row in enumerate(facts.commission)
    )
    case.quote_rows.all().delete()
    QuoteRow.objects.bulk_create(
        QuoteRow(
            case=case,
            position=position,
            has_consent=row.has_consent,
            **_columns("text", row.text),
            **_columns("who", row.who),
        )
        for position, row in enumerate(facts.quotes)
    )
    codes = {row.organisation for row in facts.organisations}
    bodies = {body.code: body for body in Organisation.objects.filter(code__in=codes)}
    case.organisation_rows.all().delete()
    CaseOrganisation.objects.bulk_create(
        CaseOrganisation(
            case=case, position=position, organisation=bodies[row.organisation], role=row.role
        )
        for position, row in enumerate(dict.fromkeys(facts.organisations))
        if row.organisation in bodies
    )


def _write_conditions(case: Case, facts: CaseFacts) -> None:
    case.condition_rows.all().delete()
    ConditionRow.objects.bulk_create(
        ConditionRow(case=case, position=position, **_columns("text", text))
        for position, text in enumerate(facts.conditions)
    )


@transaction.atomic
def write_facts(*, case: Case, facts: CaseFacts) -> Case:
    """Replace every fact of the case by these; codes nobody knows are left out."""
    for name, value in plain_columns(facts=facts).items():
        setattr(case, name, value)
    case.part_of = _larger_case(case, facts.part_of)
    case.save()
    _write_places_and_terms(case, facts)
    _write_context(case, facts)
    _write_money_and_people(case, facts)
    _write_people_who_helped(case, facts)
    _write_conditions(case, facts)
    files = _write_files(case, facts.files)
    _write_steps(case, facts, files)
    _write_results(case, facts)
    return case

"""Changing a published case: a new draft that readers do not see until an editor approves."""

from typing import Any

from django.db import transaction

from best_practice.choices import Section
from best_practice.engine.answers import PAGE_TEXTS
from best_practice.engine.facts import CaseFacts, Text
from best_practice.engine.parsing import format_when
from best_practice.models import Case, CaseDraft, CasePage, DraftFile
from best_practice.selectors.rows import facts_of_case
from best_practice.services.save_draft import DraftRefused
from organisations.models import Municipality
from people.models import User


def _thousands(amount: int) -> str:
    whole, rest = divmod(amount, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",") if rest else f"{whole},0"


def _numbered(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    fields = {
        f"rows-{index}-{name}": [text]
        for index, row in enumerate(rows)
        for name, text in row.items()
        if text
    }
    return {"rows-TOTAL_FORMS": [str(len(rows))], "rows-INITIAL_FORMS": ["0"], **fields}


def _count(number: int | None) -> list[str]:
    return [] if number is None else [str(number)]


def _idea(facts: CaseFacts, language: str) -> dict[str, list[str]]:
    labels = {
        place.code: getattr(place, f"label_{language}") or place.label_ru
        for place in Municipality.objects.filter(code__in=facts.municipalities)
    }
    names = [labels[code] for code in facts.municipalities if code in labels]
    chosen = {scheme: [] for scheme in ("sdg", "target_group")}
    for term in facts.terms:
        if term["scheme"] in chosen:
            chosen[term["scheme"]].append(term["code"])
    return {
        "municipality": names[:1],
        "partners": ["\n".join(names[1:])],
        "theme": [facts.theme],
        "sdgs": chosen["sdg"],
        "target_groups": chosen["target_group"],
        "started": [format_when(facts.started)],
        "ended": [format_when(facts.ended)],
    }


def answers_from(facts: CaseFacts, page: CasePage, language: str) -> dict[str, Any]:
    """Write facts and texts the way a person would have typed them into the form."""

    def text(pair: Text) -> str:
        return pair.get(language, "")

    money = [
        {
            "source": row.source,
            "purpose": text(row.purpose),
            "amount": "" if row.amount is None else _thousands(row.amount),
            "is_in_kind": "on" if row.is_in_kind else "",
        }
        for row in facts.budget
    ]
    steps = [
        {
            "title": text(row.title),
            "responsible": text(row.responsible),
            "when": format_when(row.when),
            "document": row.document_file,
            "document_name": text(row.document),
            "no_document": text(row.no_document),
        }
        for row in facts.steps
    ]
    results = [
        {
            "who": text(row.who),
            "indicator": text(row.indicator),
            "unit": text(row.unit),
            "baseline": row.baseline or "",
            "value": row.value or "",
            "year": str(row.year or ""),
        }
        for row in facts.results
    ]
    groups = [{"label": text(row.label), "count": str(row.count)} for row in facts.groups]
    answers: dict[str, dict[str, list[str]]] = {
        Section.IDEA.value: _idea(facts, language),
        Section.STORY.value: {},
        Section.MONEY.value: _numbered(money),
        Section.PEOPLE.value: {
            **_numbered(groups),
            "participants_total": _count(facts.participants_total),
            "participants_label": [text(facts.participants_label)],
            "groups_overlap": ["yes" if facts.groups_overlap else "no"],
            "events_count": _count(facts.events_count),
            "villages_count": _count(facts.villages_count),
        },
        Section.STEPS.value: _numbered(steps),
        Section.RESULTS.value: {
            **_numbered(results),
            "contact_post": [text(facts.contact_post)],
            "contact_phone": [facts.contact_phone],
            "contact_email": [facts.contact_email],
        },
    }
    for name, section in PAGE_TEXTS.items():
        answers[section.value][name] = [getattr(page, name)]
    return answers


@transaction.atomic
def propose_change(*, case_id: int, person: User, language: str) -> CaseDraft:
    """Open a draft filled with what is published; gives the open one if there is one already.

    Refuses with DraftRefused when the person has no description of this case of their own or of
    their body, or when the case has no page in that language.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("theme").get(pk=case_id)
    mine = CaseDraft.objects.visible_to(person).filter(case=case, language=language)
    open_draft = mine.filter(approved_at__isnull=True).order_by("-saved_at").first()
    if open_draft is not None:
        return open_draft
    last = mine.order_by("-approved_at").first()
    page = CasePage.objects.filter(case=case, locale__language_code=language, live=True).first()
    if last is None or page is None:
        raise DraftRefused("only the sender and colleagues can propose a change")
    facts = facts_of_case(case)
    draft = CaseDraft.objects.create(
        author=person,
        municipality=last.municipality,
        is_shared=last.is_shared,
        case=case,
        language=language,
        answers=answers_from(facts, page, language),
        saved_by=person,
    )
    for row in last.files.all():
        DraftFile.objects.filter(pk=row.pk).update(draft=draft)
    return draft

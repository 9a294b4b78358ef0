"""Changing a published case: a new draft that readers do not see until an editor approves."""

from django.db import transaction
from django.utils.translation import gettext as _

from best_practice.engine.answers import PAGE_TEXTS, texts_of
from best_practice.engine.facts import CaseFacts
from best_practice.engine.typed import answers_from
from best_practice.models import Case, CaseDraft, CasePage, DraftFile
from best_practice.selectors.drafts import facts_of_draft
from best_practice.selectors.registers import names_of
from best_practice.selectors.rows import facts_of_case
from best_practice.services.save_draft import DraftRefused
from organisations.models import Municipality
from people.models import User


def _names(codes: list[str], language: str) -> list[str]:
    labels = {
        place.code: getattr(place, f"label_{language}") or place.label_ru
        for place in Municipality.objects.filter(code__in=codes)
    }
    return [labels[code] for code in codes if code in labels]


def _names_in_registers(facts: CaseFacts, language: str) -> dict[str, dict[str, str]]:
    wanted = {
        "projects": facts.projects,
        "countries": facts.countries,
        "acts": facts.legal_acts,
        "bodies": [row.organisation for row in facts.organisations],
    }
    return {register: names_of(register, codes, language) for register, codes in wanted.items()}


class NotTheSender(DraftRefused):
    """The person has no description of this case, so there is nothing to change."""


@transaction.atomic
def propose_change(*, case_id: int, person: User, language: str) -> CaseDraft:
    """Open a draft filled with what is published; gives the open one if there is one already.

    Refuses with NotTheSender when the person has no description of this case of their own or of
    their body, or the case no page in that language; with DraftRefused when a colleague keeps an
    open proposal to themselves.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("theme").get(pk=case_id)
    mine = CaseDraft.objects.visible_to(person).filter(case=case, language=language)
    if not mine.exists():
        raise NotTheSender(_("Only the sender and colleagues can propose a change."))
    open_drafts = CaseDraft.objects.filter(case=case, language=language, approved_at=None)
    if open_drafts.exists():
        open_draft = mine.filter(approved_at=None).order_by("-saved_at").first()
        if open_draft is None:
            raise DraftRefused(_("A colleague is preparing a change of this case already."))
        return open_draft
    last = mine.order_by("-approved_at").first()
    page = CasePage.objects.filter(case=case, locale__language_code=language, live=True).first()
    if last is None or page is None:
        raise NotTheSender(_("Only the sender and colleagues can propose a change."))
    return _filled_draft(case, page, last, person)


def _filled_draft(case: Case, page: CasePage, last: CaseDraft, person: User) -> CaseDraft:
    facts, language = facts_of_case(case), last.language
    draft = CaseDraft.objects.create(
        author=person,
        municipality=last.municipality,
        is_shared=last.is_shared,
        case=case,
        language=language,
        answers=answers_from(
            facts,
            texts={name: getattr(page, name) for name in PAGE_TEXTS},
            places=_names(facts.municipalities, language),
            language=language,
            names=_names_in_registers(facts, language),
        ),
        saved_by=person,
    )
    DraftFile.objects.bulk_create(
        DraftFile(draft=draft, upload_id=file.upload, kind=file.kind) for file in facts.files
    )
    draft.base = {
        "facts": facts_of_draft(draft).to_json(),
        "texts": texts_of(draft.answers),
    }
    draft.save(update_fields=["base"])
    return draft

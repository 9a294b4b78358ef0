"""Where descriptions stand and what they say, for any number of drafts in a few statements."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Revision, WorkflowState

from best_practice.choices import EDITABLE, FileKind, PhotoConsent, Section, Stage
from best_practice.engine.answers import Answers, rows, value, values, with_files
from best_practice.engine.facts import CaseFacts, File
from best_practice.engine.merging import merge_proposal
from best_practice.engine.reading import facts_from
from best_practice.models import Case, CaseDraft, CasePage, EvidenceFile
from best_practice.selectors.registers import find_in
from core.folding import fold
from media_library.models import Upload
from organisations.models import Municipality
from people.models import User

# While a review has one of these, publishing the page means approving the draft.
APPROVABLE = {WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_APPROVED}


@dataclasses.dataclass(frozen=True)
class DraftState:
    """A draft with its stage, the editor's words if it was returned, and its page."""

    draft: CaseDraft
    stage: Stage
    comment: str = ""
    page: CasePage | None = None

    @property
    def is_editable(self) -> bool:
        """Whether the sender and colleagues may type now."""
        return self.stage in EDITABLE

    @property
    def title(self) -> str:
        """What the sender called it so far; "" when not yet."""
        return value(self.draft.answers, "idea", "title")


def _pages_of(drafts: list[CaseDraft]) -> dict[tuple[int, str], CasePage]:
    cases = {draft.case_id for draft in drafts if draft.case_id}
    if not cases:
        return {}
    planned = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    pages = (
        CasePage.objects.filter(case__in=cases)
        .select_related("locale")
        .annotate(is_planned=Exists(planned))
    )
    return {(page.case_id, page.locale.language_code): page for page in pages}


def _reviews_of(pages: Iterable[CasePage]) -> dict[str, WorkflowState]:
    keys = [str(page.pk) for page in pages]
    if not keys:
        return {}
    states = (
        WorkflowState.objects.filter(
            object_id__in=keys, base_content_type__model="page", workflow__isnull=False
        )
        .select_related("current_task_state")
        .order_by("created_at", "pk")
    )
    return {state.object_id: state for state in states}


def _stage(draft: CaseDraft, page: CasePage | None, review: WorkflowState | None) -> Stage:
    if draft.submitted_at is None:
        return Stage.DRAFT
    if draft.approved_at is not None:
        return Stage.PUBLISHED if page is not None and page.live else Stage.WITHDRAWN
    if review is not None and review.status == WorkflowState.STATUS_IN_PROGRESS:
        return Stage.UNDER_REVIEW
    if page is not None and page.is_planned:
        return Stage.UNDER_REVIEW
    return Stage.RETURNED


def states_of(drafts: Iterable[CaseDraft]) -> list[DraftState]:
    """Compute the stage of each draft; the number of statements does not grow with the drafts."""
    found = list(drafts)
    pages = _pages_of(found)
    reviews = _reviews_of(pages.values())
    states = []
    for draft in found:
        page = pages.get((draft.case_id or 0, draft.language))
        review = reviews.get(str(page.pk)) if page else None
        stage = _stage(draft, page, review)
        words = ""
        if stage == Stage.RETURNED and review and review.current_task_state:
            words = review.current_task_state.comment
        states.append(DraftState(draft, stage, words, page))
    return states


def state_of(draft: CaseDraft) -> DraftState:
    """Compute the stage of one draft."""
    return states_of([draft])[0]


def drafts_of(person: User) -> list[DraftState]:
    """Everything a person works on, own and shared, what waits for them first, then newest."""
    order = [Stage.RETURNED, Stage.DRAFT, Stage.UNDER_REVIEW, Stage.PUBLISHED, Stage.WITHDRAWN]
    drafts = (
        CaseDraft.objects.visible_to(person)
        .select_related("case", "municipality", "author")
        .order_by("-saved_at")
    )
    return sorted(states_of(drafts), key=lambda state: order.index(state.stage))


def find_municipalities(names: Iterable[str]) -> dict[str, str | None]:
    """Find codes by any spelling of the name; None for a name nobody has.

    Small letters, ө ү ң and quotation marks do not matter.
    """
    wanted = {name: fold(name) for name in names if name.strip()}
    if not wanted:
        return {}
    codes: dict[str, str] = {}
    # A name that a place of today shares with one that is gone means the one of today.
    known = Municipality.objects.order_by(F("valid_until_date").desc(nulls_first=True), "pk")
    for row in known.values("code", "label_ru", "label_ky", "label_en"):
        for name in ("code", "label_ru", "label_ky", "label_en"):
            if row[name]:
                codes.setdefault(fold(row[name]), row["code"])
    return {name: codes.get(folded) for name, folded in wanted.items()}


def place_names(answers: Answers) -> list[str]:
    """The municipalities as typed: the one that leads, then the partners, one a line."""
    lead = value(answers, "idea", "municipality")
    partners = value(answers, "idea", "partners").splitlines()
    return [name.strip() for name in (lead, *partners) if name.strip()]


def files_of_draft(draft: CaseDraft) -> list[File]:
    """The attached files in the order they came."""
    rows = draft.files.select_related("upload").order_by("upload__received_at")
    return [
        File(str(row.upload.pk), row.kind, row.upload.name, row.upload.size, {}) for row in rows
    ]


def answers_of(draft: CaseDraft) -> dict[str, dict[str, Any]]:
    """The answers as they were typed, with a row for each photo and paper that is attached."""
    attached = draft.files.order_by("upload__received_at", "pk").values_list("upload", "kind")
    steps = {row.get("document") for row in rows(draft.answers, Section.STEPS)}
    keys = [(str(upload), kind) for upload, kind in attached if str(upload) not in steps]
    photos = [key for key, kind in keys if kind == FileKind.PHOTO]
    papers = [key for key, kind in keys if kind == FileKind.DOCUMENT]
    answers = with_files(draft.answers, "photos", photos)
    return with_files(answers, "papers", papers)


def _codes_in_registers(answers: Answers) -> dict[str, list[str]]:
    """Projects, acts, countries and partner organisations by their codes."""
    typed = {
        "projects": values(answers, "idea", "projects"),
        "countries": values(answers, "idea", "countries"),
        "acts": values(answers, "steps", "legal_acts"),
    }
    bodies = [row.get("name", "") for row in rows(answers, "idea", "bodies")]
    found = {
        register: [code for code in find_in(register, _trimmed(names)).values() if code]
        for register, names in typed.items()
    }
    known = find_in("bodies", bodies)
    return {**found, "bodies": [known.get(name) or "" for name in bodies]}


def _trimmed(names: Iterable[str]) -> list[str]:
    return [name.strip() for name in names if name.strip()]


def facts_of_draft(draft: CaseDraft) -> CaseFacts:
    """The facts as far as the draft says them; unreadable answers are left out."""
    names = place_names(draft.answers)
    codes = find_municipalities(names)
    places = list(dict.fromkeys(code for name in names if (code := codes[name])))
    facts = facts_from(
        draft.answers,
        language=draft.language,
        municipalities=places,
        files=files_of_draft(draft),
        registers=_codes_in_registers(draft.answers),
    )
    # What happens in an example municipality is an example, whoever describes it.
    is_example = Municipality.objects.examples().filter(code__in=places).exists()
    return dataclasses.replace(facts, is_example=is_example)


def facts_so_far(draft: CaseDraft) -> CaseFacts:
    """What the draft says of money and people, without a statement: no codes are looked up."""
    return facts_from(draft.answers, language=draft.language, municipalities=[], files=[])


def proposed_facts(draft: CaseDraft, current: CaseFacts) -> CaseFacts:
    """What was sent, over what stands now; nothing typed after the sending gets in."""
    sent = CaseFacts.from_json(draft.sent["facts"])
    base = CaseFacts.from_json(draft.base["facts"]) if draft.base else None
    return merge_proposal(sent, current, draft.language, base=base)


def draft_in_review(page: CasePage) -> CaseDraft | None:
    """The draft whose text this page carries for approval; a returned one is not meant."""
    review = _reviews_of([page]).get(str(page.pk))
    if review is None or review.status not in APPROVABLE:
        return None
    return waiting_draft(page.case_id, page.locale.language_code)


def waiting_draft(case_id: int, language: str) -> CaseDraft | None:
    """The draft of this case and language that was sent and waits for an editor."""
    return (
        CaseDraft.objects.waiting()
        .filter(case_id=case_id, language=language)
        .order_by("-submitted_at")
        .first()
    )


def is_readable_upload(*, person: Any, upload: Upload) -> bool:
    """Whether somebody may read a file: public with its case, of a draft they see, or an editor."""
    public = EvidenceFile.objects.filter(upload=upload, is_public=True)
    public = public.exclude(consent=PhotoConsent.WITHHELD)
    if public.filter(case__in=Case.objects.published()).exists():
        return True
    if not person.is_authenticated:
        return False
    if person.has_perm("best_practice.change_case"):
        sent = CaseDraft.objects.filter(submitted_at__isnull=False, files__upload=upload)
        if sent.exists() or EvidenceFile.objects.filter(upload=upload).exists():
            return True
    return CaseDraft.objects.visible_to(person).filter(files__upload=upload).exists()

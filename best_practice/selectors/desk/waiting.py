"""What waits for an editor: one statement for the rows, one for what all of them resemble."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import TaskState

from best_practice.engine.completeness import completeness_of
from best_practice.engine.facts import CaseFacts
from best_practice.models import CaseDraft, CaseLookalike, CasePage
from best_practice.selectors.desk.lookalikes import open_lookalikes
from people.models import User


@dataclass(frozen=True)
class Waiting:
    """One description that waits, as the list shows it."""

    draft: CaseDraft
    page: int
    open_remarks: int
    alike: list[CaseLookalike]

    @property
    def title(self) -> str:
        """What it is called, with the number of its case."""
        return f"№ {self.draft.case.number}. {self.draft.sent['texts']['title']}"  # type: ignore[union-attr]

    @property
    def is_first(self) -> bool:
        """Whether nothing of the case was ever public."""
        return self.draft.case.first_published_at is None  # type: ignore[union-attr]

    @property
    def days(self) -> int:
        """How many days it has been waiting."""
        sent = self.draft.submitted_at or timezone.now()
        return (timezone.localdate() - timezone.localdate(sent)).days

    @property
    def completeness(self) -> int:
        """How much of it is told, in per cent."""
        sent = self.draft.sent
        facts = CaseFacts.from_json(sent["facts"])
        return completeness_of(facts, {self.draft.language: sent["texts"]})


def waiting_drafts(editor: User) -> QuerySet[Any]:
    """Drafts whose review waits for this person's word, the oldest first."""
    pages = CasePage.objects.filter(
        case=OuterRef("case"), locale__language_code=OuterRef("language")
    )
    tasks = TaskState.objects.reviewable_by(editor).filter(
        workflow_state__base_content_type__model="page",
        workflow_state__object_id=Cast(OuterRef("page_id"), CharField()),
    )
    alike = CaseLookalike.objects.filter(draft=OuterRef("pk"), dismissed_at=None)
    return (
        CaseDraft.objects.waiting()
        .annotate(page_id=Subquery(pages.values("pk")[:1]), is_alike=Exists(alike))
        .filter(Exists(tasks))
        .annotate(
            open_remarks=Count(
                "remarks",
                filter=Q(remarks__done_at=None) & ~Q(remarks__section=""),
                distinct=True,
            ),
        )
        .select_related("case", "municipality", "author")
        .order_by("submitted_at", "pk")
    )


def read_waiting(drafts: list[Any]) -> list[Waiting]:
    """The rows of one page of the list; one statement whatever their number."""
    alike = open_lookalikes(drafts)
    return [
        Waiting(
            draft,
            draft.page_id,
            draft.open_remarks,
            alike.get(draft.pk, []),
        )
        for draft in drafts
    ]

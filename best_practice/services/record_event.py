"""Writing down what happened to a case, so that its origin can be told for ever."""

from typing import Any

from django.db import transaction

from best_practice.choices import EventKind, Role
from best_practice.models import Case, CaseDraft, CaseEvent
from people.choices import GROUP_EDITORS
from people.models import User


def role_of(*, person: User | None, draft: CaseDraft | None = None) -> Role:
    """In which part a person acts on a draft: its sender, a colleague, or an editor."""
    if person is None:
        return Role.PORTAL
    if draft is not None and draft.author_id == person.pk:
        return Role.SENDER
    if person.is_superuser or person.groups.filter(name=GROUP_EDITORS).exists():
        return Role.EDITOR
    return Role.COLLEAGUE


@transaction.atomic
def record_event(
    *,
    case: Case,
    kind: EventKind,
    person: User | None = None,
    draft: CaseDraft | None = None,
    role: Role | None = None,
    **facts: Any,
) -> CaseEvent:
    """Add one row; `facts` are its further columns. Rows are never changed afterwards."""
    if draft is not None:
        facts = {"language": draft.language, "body": draft.municipality, **facts}
    return CaseEvent.objects.create(
        case=case,
        kind=kind,
        person=person,
        draft=draft,
        role=role or role_of(person=person, draft=draft),
        **facts,
    )

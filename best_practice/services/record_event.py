"""Writing down what happened to a case, so that its origin can be told for ever."""

from django.db import transaction

from best_practice.choices import EventKind, Role
from best_practice.models import Case, CaseDraft, CaseEvent
from organisations.models import Municipality
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
    role: Role | None = None,
    draft: CaseDraft | None = None,
    language: str = "",
    body: Municipality | None = None,
    version: int | None = None,
    is_first: bool = False,
    former: User | None = None,
    recipient: User | None = None,
) -> CaseEvent:
    """Add one row, never changed afterwards; a draft tells the language and the body."""
    return CaseEvent.objects.create(
        case=case,
        kind=kind,
        person=person,
        role=role or role_of(person=person, draft=draft),
        draft=draft,
        language=draft.language if draft else language,
        body=draft.municipality if draft else body,
        version=version,
        is_first=is_first,
        former=former,
        recipient=recipient,
    )

"""Refusing to publish what must not be public, whichever button was pressed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from best_practice.models import CasePage
from best_practice.selectors.desk.checks import checks_of, facts_on_their_way


class PublicationRefused(PermissionDenied):
    """The facts contradict themselves; the text says where. The admin shows it as a refusal."""


@transaction.atomic
def hold_back(*, page: CasePage) -> None:
    """Raise PublicationRefused, and so undo the publication, when a waiting draft must not go out.

    Translations and corrections of what is public already are not held back.
    """
    draft, facts = facts_on_their_way(page)
    if draft is None:
        return
    forbidden = [check.text for check in checks_of(facts, page.case) if check.forbids]
    if forbidden:
        raise PublicationRefused(" ".join(forbidden))

"""One letter about a case to several people, each in their own language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from best_practice.models import Case
from peer_learning.selectors.sides import address_of, title_of
from people.models import User
from people.selectors import language_of
from people.services import queue_letter


@transaction.atomic
def tell_people(
    *,
    kind: str,
    event: str,
    people: Iterable[User],
    case: Case,
    route: str = "",
    arguments: tuple[Any, ...] = (),
    context: Mapping[str, Any] | None = None,
) -> None:
    """Write `email/<kind>.txt` about a case once an event and person.

    The button leads to `route`, without one to the page of the case. Places and choices in the
    context are put into words by the template, in the reader's language.
    """
    for person in people:
        language = language_of(person)
        with translation.override(language):
            path = reverse(route, args=arguments) if route else address_of(case, language)
        queue_letter(
            event=event,
            kind=kind,
            person=person,
            context={
                **(context or {}),
                "number": case.number,
                "title": title_of(case, language),
                "action_path": path or f"/{language}/my/",
            },
        )

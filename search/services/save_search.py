"""Keeping a search, changing how it writes, silencing and deleting it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from people.models import User
from search.choices import MOST_SEARCHES, Frequency
from search.engine.slots import digest_of_query
from search.models import SavedSearch
from search.registry import Query


class SearchRefused(Exception):
    """The search is not kept; the text says why and what to do."""


@transaction.atomic
def save_search(
    *, owner: User, kind: str, query: Query, name: str, frequency: str, now: datetime
) -> SavedSearch:
    """Keep a search; an equal one of the same person only takes the new name and frequency.

    Refuses with SearchRefused where there are too many. News count from now on.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    digest = digest_of_query(query)
    known = SavedSearch.objects.filter(owner=owner, kind=kind, digest=digest).first()
    if known is not None:
        return change_search(search=known, name=name, frequency=frequency, now=now)
    if SavedSearch.objects.filter(owner=owner).count() >= MOST_SEARCHES:
        raise SearchRefused(
            _("You keep %(most)s searches already. Delete one that you no longer need.")
            % {"most": MOST_SEARCHES}
        )
    return SavedSearch.objects.create(
        owner=owner,
        kind=kind,
        name=name,
        query=query,
        digest=digest,
        frequency=frequency,
        created_at=now,
        told_until=now,
    )


@transaction.atomic
def change_search(*, search: SavedSearch, name: str, frequency: str, now: datetime) -> SavedSearch:
    """Rename a search and say how often it writes; what came while it was silent is not told."""
    if search.frequency == Frequency.NEVER and frequency != Frequency.NEVER:
        search.told_until = now
    search.name, search.frequency = name, frequency
    search.save(update_fields=["name", "frequency", "told_until"])
    return search


@transaction.atomic
def stop_search(*, search_id: UUID) -> SavedSearch | None:
    """Silence a search from the link of its letter; None when it was deleted. Bears repeating."""
    search = SavedSearch.objects.filter(pk=search_id).first()
    if search is not None and search.frequency != Frequency.NEVER:
        search.frequency = Frequency.NEVER
        search.save(update_fields=["frequency"])
    return search


@transaction.atomic
def delete_search(*, search: SavedSearch) -> None:
    """Forget a search at once."""
    search.delete()

"""Searches that people follow, saved through the service they use."""

import datetime

from search.models import SavedSearch
from search.registry import followed
from search.services.save_search import save_search
from tests.factories.people import ProfileFactory

LONG_AGO = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


def followed_search(
    owner=None, *, frequency="daily", now=LONG_AGO, name="Вода", language="ru", **asked
) -> SavedSearch:
    """Somebody follows what the parameters ask for: `theme=["services.water"]`."""
    owner = owner or ProfileFactory(language=language).person
    query = followed["cases"].read(asked)
    return save_search(
        owner=owner, kind="cases", query=query, name=name, frequency=frequency, now=now
    )

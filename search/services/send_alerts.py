"""News of saved searches: one pass over what is new, held against all searches in memory."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from people.services import queue_letter
from search.access import stop_token
from search.choices import LONGEST_SILENCE, SHOWN_IN_LETTER, Frequency
from search.engine.slots import last_end
from search.models import SavedSearch
from search.registry import News, Window, followed
from search.selectors.saved import address_of, due_searches

logger = logging.getLogger("portal.letters")

# Searches held against the news at a time; the memory is that of one such heap.
TOGETHER = 500

Ends = Mapping[str, datetime]


@dataclass(frozen=True)
class Find:
    """What is new for one search, newest first."""

    search: SavedSearch
    language: str
    ids: list[int]

    @property
    def named(self) -> list[int]:
        """The things its letter names."""
        return self.ids[:SHOWN_IN_LETTER]


def send_alerts(*, now: datetime) -> int:
    """Write to the owners of searches that found something new; give back how many letters.

    Safe to run at any time and any number of times: each letter and the instant up to which its
    search is told are written in one transaction, and an event has one letter. A letter that
    cannot be written keeps nobody else waiting; it is tried again the next morning.
    """
    ends: Ends = {name.value: last_end(name, now) for name in (Frequency.DAILY, Frequency.WEEKLY)}
    earliest = due_searches(ends).aggregate(first=Min("told_until"))["first"]
    if earliest is None:
        return 0
    since, until = max(earliest, now - LONGEST_SILENCE), max(ends.values())
    windows = {name: kind.open_window(since=since, until=until) for name, kind in followed.items()}
    sent = 0
    for heap in _heaps(ends):
        sent += _tell(heap, windows, ends, now)
    return sent


def _heaps(ends: Ends) -> Iterator[list[SavedSearch]]:
    """The due searches, heap by heap in the order of their keys."""
    rows = due_searches(ends).select_related("owner__profile").order_by("pk")
    last = UUID(int=0)
    while heap := list(rows.filter(pk__gt=last)[:TOGETHER]):
        yield heap
        last = heap[-1].pk


def _tell(heap: list[SavedSearch], windows: Mapping[str, Window], ends: Ends, now: datetime) -> int:
    public = {name: window.still_public() for name, window in windows.items()}
    finds, silent = [], []
    for search in heap:
        window, end = windows[search.kind], ends[search.frequency]
        ids = window.matching(search.query, since=search.told_until, until=end)
        ids = [pk for pk in ids if pk in public[search.kind]]
        if ids:
            finds.append(Find(search, _language(search), ids))
        else:
            silent.append(search.pk)
    for frequency, end in ends.items():
        rows = SavedSearch.objects.filter(pk__in=silent, frequency=frequency)
        rows.filter(told_until__lt=end).update(told_until=end)
    return sum(_tell_in(language, finds, windows, ends, now) for language in _languages(finds))


def _languages(finds: Sequence[Find]) -> list[str]:
    return sorted({find.language for find in finds})


def _language(search: SavedSearch) -> str:
    profile = getattr(search.owner, "profile", None)
    return profile.language if profile else settings.LANGUAGE_CODE


def _tell_in(
    language: str,
    finds: Sequence[Find],
    windows: Mapping[str, Window],
    ends: Ends,
    now: datetime,
) -> int:
    """Write the letters of one language; what they name is read once for all of them."""
    chosen = [find for find in finds if find.language == language]
    wanted: dict[str, dict[int, None]] = {}
    for find in chosen:
        wanted.setdefault(find.search.kind, {}).update(dict.fromkeys(find.named))
    sent = 0
    with translation.override(language):
        news = {kind: windows[kind].tell(list(ids)) for kind, ids in wanted.items()}
        for find in chosen:
            try:
                sent += _send(find, news[find.search.kind], ends[find.search.frequency], now)
            except Exception:  # whatever stops one letter must not stop the others
                logger.exception("News of search %s were not written", find.search.pk)
    return sent


@transaction.atomic
def _send(find: Find, news: Mapping[int, News], end: datetime, now: datetime) -> int:
    """Write one letter unless somebody told, silenced or deleted the search meanwhile."""
    search = find.search
    rows = SavedSearch.objects.filter(pk=search.pk, told_until=search.told_until)
    if not rows.filter(frequency=search.frequency).update(told_until=end, last_sent_at=now):
        return 0
    named = [news[pk] for pk in find.named if pk in news]
    if not named:
        return 0
    queue_letter(
        event=f"search:{search.pk.hex}:{end:%Y-%m-%d}",
        kind="search_news",
        person=search.owner,
        language=find.language,
        context=_context(search, named, len(find.ids)),
    )
    return 1


def _context(search: SavedSearch, named: list[News], count: int) -> dict[str, Any]:
    return {
        "name": search.name,
        "news": [
            {"title": one.title, "details": one.details, "url": settings.PUBLIC_URL + one.path}
            for one in named
        ],
        "count": count,
        "more": count - len(named),
        "has_entries": True,
        "action_path": address_of(search),
        "stop_path": reverse("search_stop", args=[stop_token(search.pk)]),
        "language": get_language(),
    }

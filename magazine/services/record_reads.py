"""Counts reads of articles by day and language; several are written together."""

import datetime
import time
from collections import Counter
from threading import Lock
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from magazine.models import ArticleRead

SECONDS_TOGETHER = 30.0
MOST_TOGETHER = 50

Key = tuple[UUID, str, datetime.date]


class Tally:
    """Reads of this process that are not written yet.

    After a quiet half minute a read is written at once, in a busy one they wait for each other;
    what waits when a process is killed is lost, which a count of readers bears.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Counter[Key] = Counter()
        self._written_at = float("-inf")

    def add(self, key: Key, now: float) -> dict[Key, int]:
        """Count one more; give what is to be written now."""
        with self._lock:
            self._waiting[key] += 1
            is_full = sum(self._waiting.values()) >= MOST_TOGETHER
            if not is_full and now - self._written_at < SECONDS_TOGETHER:
                return {}
            return self._take(now)

    def take(self) -> dict[Key, int]:
        """Give all that waits."""
        with self._lock:
            return self._take(self._written_at)

    def _take(self, now: float) -> dict[Key, int]:
        taken, self._waiting, self._written_at = dict(self._waiting), Counter(), now
        return taken


tally = Tally()


def count_read(*, article_key: UUID, language: str, today: datetime.date) -> None:
    """Count one more read of an article; write it now or a little later."""
    reads = tally.add((article_key, language, today), time.monotonic())
    if reads:
        record_reads(reads=reads)


def write_waiting_reads() -> None:
    """Write what waits, when a process ends."""
    if reads := tally.take():
        record_reads(reads=reads)


@transaction.atomic
def record_reads(*, reads: dict[Key, int]) -> None:
    """Add reads to their days; two processes that meet a new day at once both count."""
    for (article_key, language, day), count in sorted(reads.items(), key=str):
        rows = ArticleRead.objects.filter(article_key=article_key, language=language, day=day)
        if rows.update(reads=F("reads") + count):
            continue
        try:
            with transaction.atomic():
                ArticleRead.objects.create(
                    article_key=article_key, language=language, day=day, reads=count
                )
        except IntegrityError:
            rows.update(reads=F("reads") + count)

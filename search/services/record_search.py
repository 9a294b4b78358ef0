"""Counts what is searched for, by day and without persons, and forgets it after a year."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from search.choices import LOG_AGE, LOGGED_PLACES, MOST_LOGGED_A_DAY
from search.engine.log_words import kept_words
from search.models import SearchLog


@transaction.atomic
def record_search(
    *, text: str, language: str, results: int, today: datetime.date
) -> SearchLog | None:
    """Count a question once more and keep what it found last; None when it is not kept.

    Not kept is what looks like a person's own (search.engine.log_words), and new questions beyond
    so many a day: a flood can fill neither the table nor the report.
    """
    words = kept_words(text)
    if not words:
        return None
    row = _row(words, language, today)
    if row is None:
        today_rows = SearchLog.objects.filter(day=today)
        if today_rows.count() >= MOST_LOGGED_A_DAY:
            return None
        row = _new_row(words, language, today)
    SearchLog.objects.filter(pk=row.pk).update(count=F("count") + 1, results=results)
    return row


def _row(words: str, language: str, today: datetime.date) -> SearchLog | None:
    return SearchLog.objects.filter(day=today, language=language, query=words).first()


def _new_row(words: str, language: str, today: datetime.date) -> SearchLog:
    try:
        with transaction.atomic():
            return SearchLog.objects.create(day=today, language=language, query=words)
    except IntegrityError:
        # Another process has just written the same question.
        return SearchLog.objects.get(day=today, language=language, query=words)


@transaction.atomic
def record_click(*, text: str, language: str, place: int, today: datetime.date) -> SearchLog | None:
    """Count that the result at this place was opened; None when its question was not counted."""
    words = kept_words(text)
    if not words or not 1 <= place <= LOGGED_PLACES:
        return None
    rows = SearchLog.objects.select_for_update()
    row = rows.filter(day=today, language=language, query=words).first()
    if row is None:
        return None
    opened = row.click_positions.get(str(place), 0)
    row.click_positions = {**row.click_positions, str(place): opened + 1}
    row.save(update_fields=["click_positions"])
    return row


@transaction.atomic
def forget_searches(*, today: datetime.date) -> int:
    """Forget the days that are older than anybody compares with; give how many rows went."""
    deleted, _rows = SearchLog.objects.filter(day__lt=today - LOG_AGE).delete()
    return deleted

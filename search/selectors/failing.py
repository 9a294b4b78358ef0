"""Questions that found nothing, or whose results nobody opened: what editors can mend."""

import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from search.models import SearchLog

# A question that one person asked once tells nothing about unopened results.
ASKED_TIMES = 3


def failing_questions(*, since: datetime.date) -> QuerySet[Any, Any]:
    """Questions by language since a day, the most asked first; one row each, one statement.

    `results` is the most they found on any day, `opened` on how many days a result was opened.
    """
    rows = SearchLog.objects.filter(day__gte=since).values("language", "query")
    counted = rows.annotate(
        times=Sum("count"),
        days=Count("pk"),
        most=Max("results"),
        opened=Count("pk", filter=~Q(click_positions={})),
        last_day=Max("day"),
    )
    failed = Q(most=0) | Q(opened=0, times__gte=ASKED_TIMES)
    return counted.filter(failed).order_by(F("times").desc(), "query", "language")

"""When news are told: up to which instant a letter of today reaches back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from search.choices import Frequency


def last_end(frequency: str, now: datetime) -> datetime:
    """The last midnight here; for weekly letters that between Sunday and Monday.

    What became public after it waits for the next letter: whole days leave no gap between two.
    """
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if frequency == Frequency.WEEKLY:
        return today - timedelta(days=today.weekday())
    return today


def digest_of_query(query: Mapping[str, Sequence[str]]) -> str:
    """Equal parameters give an equal digest, whatever the order they were chosen in."""
    ordered = sorted((name, sorted(values)) for name, values in query.items())
    return hashlib.sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()

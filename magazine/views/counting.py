"""Counts the opening of an article after its answer was sent: no robot, no flood."""

import time
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from magazine.services.record_reads import count_read
from people.access import network_of
from search.engine.log_words import is_robot
from search.engine.pace import Pace

READS_A_MINUTE = 60  # of one network; a whole office reads behind one address

_pace = Pace(READS_A_MINUTE, 60)


def count_article(name: str, request: HttpRequest) -> None:
    """Count one read; `name` is the key of the article and the language it was read in."""
    if is_robot(request.headers.get("User-Agent", "")):
        return
    if not _pace.allows(network_of(request), time.monotonic()):
        return
    key, _space, language = name.partition(" ")
    count_read(article_key=UUID(key), language=language, today=timezone.localdate())

"""What the portal writes into its log, and how: one line an event, no personal data."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from core.masking import mask


@dataclass(frozen=True)
class Work:
    """What is being done: a request or a job, under a number people can name."""

    kind: str
    number: str
    request: HttpRequest | None = None

    @property
    def person(self) -> int | None:
        """The number of the account, if somebody has asked for it already; asks nobody."""
        user = getattr(self.request, "_cached_user", None)
        pk: int | None = getattr(user, "pk", None)
        return pk


_current: ContextVar[Work | None] = ContextVar("work", default=None)


@contextmanager
def at_work(work: Work) -> Iterator[None]:
    """Name what is being done in every line of the log until it ends."""
    token = _current.set(work)
    try:
        yield
    finally:
        _current.reset(token)


def current_number() -> str:
    """Give the number of this request or job; nothing outside of both."""
    work = _current.get()
    return work.number if work else ""


# What a logger may add to its line by `extra`; whatever else hangs on a record stays out.
FACTS = ("method", "route", "status", "ms", "attempt", "task")


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """Gather what a line tells: the message and the trace without personal data."""
    facts: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": mask(record.getMessage()),
    }
    work = _current.get()
    if work is not None:
        facts[work.kind] = work.number
        if work.person is not None:
            facts["person"] = work.person
    for name in FACTS:
        if hasattr(record, name):
            facts[name] = getattr(record, name)
    if hasattr(record, "status_code"):
        facts["status"] = record.status_code
    if record.exc_info and record.exc_info[0] is not None:
        facts["error"] = record.exc_info[0].__qualname__
        facts["trace"] = mask("".join(traceback.format_exception(*record.exc_info))).rstrip()
    return facts


class JsonLines(logging.Formatter):
    """One JSON object a line, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line."""
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class ReadableLines(logging.Formatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line, and the trace below it."""
        facts = facts_of(record)
        at, level, logger = (facts.pop(name) for name in ("at", "level", "logger"))
        message, trace = facts.pop("message"), facts.pop("trace", "")
        rest = "".join(f" {name}={value}" for name, value in facts.items())
        return f"{at[11:19]} {level} {logger} {message}{rest}" + (f"\n{trace}" if trace else "")

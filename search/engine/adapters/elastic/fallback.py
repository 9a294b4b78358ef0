"""Asks Elasticsearch, and where it has no answer the database, within the patience of one page."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from search.engine.adapters.elastic.breaker import Breaker
from search.engine.adapters.elastic.connection import PATIENCE
from search.engine.adapters.elastic.engine import ElasticEngine
from search.engine.interface import (
    Counts,
    Engine,
    EngineDownError,
    Entry,
    Filters,
    Found,
    Question,
)

Answer = TypeVar("Answer")

# The database answers in less, in seconds.
SLOW = 1.0


class FallbackEngine:
    """For one page: once the database had to answer, it answers the other questions too.

    Writes go to the database alone; what Elasticsearch knows comes through the queue.
    """

    def __init__(
        self,
        first: ElasticEngine,
        second: Engine,
        breaker: Breaker,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.first, self.second, self.breaker, self.clock = first, second, breaker, clock
        self.left = PATIENCE
        self.has_fallen_back = False
        # The engine that has answered.
        self.name = ElasticEngine.name

    def put(self, entries: Sequence[Entry]) -> None:
        """Take documents in, or anew."""
        self.second.put(entries)

    def drop(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are no error."""
        self.second.drop(ids)

    def candidates(
        self,
        question: Question,
        filters: Filters,
        *,
        limit: int | None = 200,
        needs_all: bool = False,
    ) -> list[Found]:
        """Give the documents that fit, best first, then the newest id."""
        return self._ask(
            lambda engine: engine.candidates(question, filters, limit=limit, needs_all=needs_all)
        )

    def counts(
        self,
        question: Question,
        filters: Filters,
        *,
        facets: Sequence[str] = (),
        needs_all: bool = False,
    ) -> Counts:
        """Count what fits."""
        return self._ask(
            lambda engine: engine.counts(question, filters, facets=facets, needs_all=needs_all)
        )

    def _ask(self, question: Callable[[Engine], Answer]) -> Answer:
        if not self.has_fallen_back and self.breaker.may_ask():
            began = self.clock()
            self.first.seconds = self.left
            try:
                answer = question(self.first)
            except EngineDownError as trouble:
                self.breaker.failed(str(trouble))
            else:
                self._note(self.clock() - began)
                return answer
        self.has_fallen_back = True
        self.name = self.second.name
        return question(self.second)

    def _note(self, seconds: float) -> None:
        """An answer counts, but one that took so long is the last for a while."""
        self.left -= seconds
        if seconds > SLOW:
            self.breaker.failed("slow")
        else:
            self.breaker.succeeded()

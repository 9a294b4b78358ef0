"""Remembers for a process that Elasticsearch is down, so that few readers pay for it."""

import logging
import threading
import time
from collections.abc import Callable

logger = logging.getLogger("portal.search")

# After a failure the database answers so long, in seconds; then one question tries again.
PAUSE = 10.0


class Breaker:
    """Open after a failure: nobody asks, but for one question every so many seconds.

    What changes is written into the log, once.
    """

    def __init__(
        self, *, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.pause = pause
        self.clock = clock
        self.trouble = ""
        self.until = 0.0
        self.lock = threading.Lock()

    def may_ask(self) -> bool:
        """Whether this question may go to Elasticsearch; when it may try, the next may not."""
        with self.lock:
            if not self.trouble:
                return True
            if self.clock() < self.until:
                return False
            self.until = self.clock() + self.pause
            return True

    def failed(self, trouble: str) -> None:
        """Note a failure: the database answers from now on."""
        with self.lock:
            is_news, self.trouble = not self.trouble, trouble or "unknown"
            self.until = self.clock() + self.pause
        if is_news:
            logger.warning("Elasticsearch does not answer (%s): the database does.", trouble)

    def succeeded(self) -> None:
        """Note an answer: it is asked again."""
        with self.lock:
            is_news, self.trouble = bool(self.trouble), ""
        if is_news:
            logger.warning("Elasticsearch answers again.")

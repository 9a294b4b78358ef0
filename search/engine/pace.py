"""Counts how often somebody came within a stretch of time, in the memory of this process."""

from threading import Lock

MOST_KNOWN = 10_000


class Pace:
    """Allows so many steps in so many seconds to each; forgets everybody when the stretch ends.

    It bounds the work of this process, so each process counts for itself and nothing is written
    anywhere. When more come than it can know, those it does not know share one count.
    """

    def __init__(self, most: int, seconds: int, most_known: int = MOST_KNOWN) -> None:
        self.most, self.seconds, self.most_known = most, seconds, most_known
        self._lock = Lock()
        self._stretch, self._steps = -1, dict[str, int]()

    def allows(self, who: str, now: float) -> bool:
        """Count one more step; False when there were too many."""
        stretch = int(now // self.seconds)
        with self._lock:
            if stretch != self._stretch:
                self._stretch, self._steps = stretch, {}
            if who not in self._steps and len(self._steps) >= self.most_known:
                who = ""
            self._steps[who] = self._steps.get(who, 0) + 1
            return self._steps[who] <= self.most

    def forget(self) -> None:
        """Begin anew with everybody."""
        with self._lock:
            self._stretch, self._steps = -1, {}

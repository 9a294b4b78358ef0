"""The states in which nobody without an account may find a thing."""

import enum
from collections.abc import Callable
from dataclasses import dataclass


class State(enum.StrEnum):
    """Each kind has a scene for each of them, or says why it cannot be so."""

    PRIVATE = "private"
    DRAFT = "draft"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class NotPossible:
    """Why a thing of this kind is never in this state."""

    reason: str


# Makes the thing so that `word` stands in all its texts. What was public before is read into the
# index by calling `index` while it is.
Scene = Callable[[str, Callable[[], object]], None]

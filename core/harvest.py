"""What an app hands to harvesters of other libraries: records by their last public change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Statement:
    """One statement of Dublin Core: its element, the text, and the language of the text or ""."""

    element: str
    text: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class HarvestRecord:
    """One thing by the number it has for ever within its set; `changed_at` has whole seconds.

    A deleted record has no statements: it says only that the thing was public until then.
    """

    key: int
    changed_at: datetime
    is_deleted: bool = False
    statements: tuple[Statement, ...] = ()


Position = tuple[datetime, int]


class HarvestSource(Protocol):
    """Reads the records of one set, oldest change first."""

    def __call__(
        self,
        *,
        since: datetime | None,
        until: datetime | None,
        after: Position | None,
        limit: int,
        key: int | None = None,
    ) -> Sequence[HarvestRecord]:
        """Give at most `limit` records changed in [since, until], behind the position `after`.

        `key` asks for one record. Statements do not grow with the number of records.
        """

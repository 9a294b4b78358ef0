"""Reads what would stand in production's log."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from core.logs import JsonLines


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@contextmanager
def listening() -> Iterator[list[dict[str, Any]]]:
    """Gather the lines of all loggers, at the levels the settings give them."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    try:
        yield kept.lines
    finally:
        logging.getLogger().removeHandler(kept)

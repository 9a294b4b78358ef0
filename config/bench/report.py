"""Rows of the report: measured against limit, one line each; what breaks ends the run badly."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One measured value with its limit; `margin` is how much more than the limit breaks."""

    group: str
    name: str
    measured: float
    limit: float
    unit: str = ""
    margin: float = 1.0

    @property
    def verdict(self) -> str:
        """Say ok, over (within the margin) or BROKEN."""
        if self.measured <= self.limit:
            return "ok"
        return "over" if self.measured <= self.limit * self.margin else "BROKEN"

    @property
    def line(self) -> str:
        """The row as text."""
        limit = f"{self.limit:,.1f}" if self.limit % 1 else f"{self.limit:,.0f}"
        digits = 1 if self.limit > 1 else 2
        return (
            f"{self.group:<10}{self.name:<34}{self.measured:>12,.{digits}f}"
            f"{limit:>12} {self.unit:<6}{self.verdict}"
        )


@dataclass
class Report:
    """All rows of one run, with what it ran on."""

    environment: dict[str, Any]
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Take a row and print it at once."""
        self.rows.append(row)
        print(row.line, flush=True)

    @property
    def is_kept(self) -> bool:
        """Whether no limit is broken."""
        return all(row.verdict != "BROKEN" for row in self.rows)

    def write(self, path: Path) -> None:
        """Keep the run as JSON."""
        rows = [{**asdict(row), "verdict": row.verdict} for row in self.rows]
        content = {"environment": self.environment, "rows": rows}
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")

"""Sets an issue or an article in passes: measure, fill the last pages, mend what ran over."""

from dataclasses import dataclass, field
from typing import Any

from core.typeset import Limits, Typeset, typeset_asking
from magazine.engine.printing.fills import (
    Fills,
    copyfit,
    figures_only,
    folded,
    level_fills,
    shorter_fills,
)
from magazine.selectors.printing import Printed

ISSUE, ARTICLE = "issue.typ", "article.typ"
MENDING = 4  # passes after the second; then the fillings that still run over are left out
# The worker may wait for its turn and set a long issue; requests of readers may not.
LIMITS = Limits(patience=300.0, seconds=60, memory=2 * 1024**3)
ASKS = ("report", "pages")


@dataclass(frozen=True)
class Setting:
    """A PDF, where each item begins, how many pages there are, and what an editor should know."""

    pdf: bytes
    places: dict[str, int]
    pages: int
    report: list[dict[str, Any]] = field(default_factory=list)


def set_in_passes(template: str, printed: Printed, limits: Limits = LIMITS) -> Setting:
    """Set it with level last pages; each pass is a process of its own."""
    items = {item["id"]: item for item in printed.data["items"]}
    first = figures_only(items.values())
    measured = _pass(template, printed, first, limits)
    places = measured.answers["report"]
    fills = level_fills(places, first, items)
    made = _pass(template, printed, fills, limits) if fills != first else measured
    for _number in range(MENDING):
        changed = shorter_fills(fills, places, made.answers["report"], items)
        if changed is None:
            break
        fills = changed
        made = _pass(template, printed, fills, limits)
    pages = int(made.answers["pages"])
    report = copyfit(made.answers["report"], fills, items)
    report += [folded(pages)] if template == ISSUE else []
    report += [{"lost": title} for title in printed.lost]
    return Setting(
        pdf=made.pdf,
        places={place["id"]: place["first"] for place in made.answers["report"]},
        pages=pages,
        report=report,
    )


def _pass(template: str, printed: Printed, fills: Fills, limits: Limits) -> Typeset:
    data = {**printed.data, "fills": fills}
    return typeset_asking(template, data, asks=ASKS, files=printed.files, limits=limits)

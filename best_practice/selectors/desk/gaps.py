"""Rows of the report of gaps: the case by its title, what lacks, and where to mend it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from best_practice.choices import GapKind
from best_practice.models import CaseGap, CasePage

# Parts of the facts by name; a report that says "budget" speaks to programmers.
PARTS = {
    "participants_label": _("who took part"),
    "contact_post": _("contact"),
    "budget": _("money"),
    "groups": _("groups"),
    "steps": _("steps"),
    "results": _("results"),
    "files": _("files"),
    "commission": _("commission"),
    "quotes": _("quotes"),
    "conditions": _("conditions"),
}


@dataclass(frozen=True)
class GapRow:
    """One line of the report."""

    gap: CaseGap
    title: str
    url: str

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.gap.case.number

    @property
    def language(self) -> str:
        """Which language lacks something."""
        return self.gap.get_language_display()

    @property
    def kind(self) -> str:
        """What it lacks."""
        return self.gap.get_kind_display()

    @property
    def rows(self) -> str:
        """How many texts lack it, by part."""
        return ", ".join(f"{PARTS.get(part, part)}: {n}" for part, n in self.gap.parts.items())

    @property
    def since(self) -> datetime.date | None:
        """Since when, where that is known."""
        return self.gap.since.date() if self.gap.since else None


def public_gaps() -> QuerySet[Any]:
    """All gaps of public cases by number."""
    return CaseGap.objects.select_related("case").order_by("case__number", "language", "kind")


def read_gaps(gaps: list[CaseGap]) -> list[GapRow]:
    """Lines with titles and the way to mend: the page, or the facts. One statement for all."""
    pages = CasePage.objects.filter(case__in={gap.case_id for gap in gaps}, live=True)
    known: dict[int, dict[str, CasePage]] = {}
    for page in pages.select_related("locale").defer("body"):
        known.setdefault(page.case_id, {})[page.locale.language_code] = page
    return [_row(gap, known.get(gap.case_id, {})) for gap in gaps]


def _row(gap: CaseGap, pages: dict[str, CasePage]) -> GapRow:
    told = pages.get("ru") or pages.get("ky") or next(iter(pages.values()), None)
    title = f"№ {gap.case.number}. {told.title}" if told else str(gap.case)
    target = pages.get(gap.language) or told
    if gap.kind == GapKind.ROWS or target is None:
        return GapRow(gap, title, reverse("cases:edit", args=[gap.case_id]))
    return GapRow(gap, title, reverse("wagtailadmin_pages:edit", args=[target.pk]))

"""The version of a case that readers see, and what only few cases have."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Value

from best_practice.choices import PhotoConsent
from best_practice.models import Case, CaseAward, CaseDraft, CasePage, CaseVersion, EvidenceFile
from best_practice.selectors.finding.names import read_places_tree
from core.memory import remembered

AWARDS, PARTS, WITHHELD = 1, 2, 3


def latest_version(page: CasePage) -> Any:
    """The version that is public, with its case, and as `sent_from` the code of who sent it.

    One statement, since the page needs all of it; None for a case that never was public.
    """
    sent = CaseDraft.objects.filter(case=OuterRef("case"), approved_at__isnull=False)
    sender = sent.order_by("-approved_at").values("municipality__code")
    versions = CaseVersion.objects.filter(case=page.case_id).select_related("case")
    version = versions.annotate(sent_from=Subquery(sender[:1])).order_by("-number").first()
    if version is not None:
        page.case = version.case
    return version


def approvals(case: Case, version: CaseVersion | None) -> list[CaseVersion]:
    """When editors approved what readers saw, the newest first; no person is named.

    A first version is the only one; whoever does not know the latest asks for all.
    """
    if version is not None and version.number == 1:
        return [version]
    return list(case.versions.order_by("-number").only("number", "published_at", "case"))


def sender_of(version: Any) -> str:
    """The municipality that sent a version, as it is called today; "" for nobody."""
    return read_places_tree().labels["municipality"].get(version.sent_from or "", "")


@dataclass(frozen=True)
class More:
    """Cases with an award, with parts, and with photos that nobody agreed to show."""

    awards: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    withheld: dict[int, int] = field(default_factory=dict)


def cases_with_more() -> More:
    """Give the keys of those cases: few beside all; remembered until anything shown changes."""
    return remembered("best_practice.more", lambda: _sorted(_read_more()))


def _read_more() -> Iterable[tuple[int, int, int]]:
    """Case, what it has and how many of it, in one statement."""
    awards = CaseAward.objects.order_by().values_list("case_id")
    parts = Case.objects.published().exclude(part_of=None).order_by().values_list("part_of_id")
    hidden = EvidenceFile.objects.filter(consent=PhotoConsent.WITHHELD)
    withheld = hidden.order_by().values_list("case_id")
    counted = [
        rows.annotate(kind=Value(kind), many=Count("pk"))
        for kind, rows in ((AWARDS, awards), (PARTS, parts), (WITHHELD, withheld))
    ]
    return counted[0].union(*counted[1:], all=True)


def _sorted(rows: Iterable[tuple[int, int, int]]) -> More:
    more = More()
    for case, kind, many in rows:
        if kind == WITHHELD:
            more.withheld[case] = many
        else:
            (more.awards if kind == AWARDS else more.parts).add(case)
    return more

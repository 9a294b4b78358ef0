"""The version of a case that readers see, and what only few cases have."""

from collections import Counter
from typing import Any

from django.db.models import OuterRef, Subquery

from best_practice.choices import PhotoConsent
from best_practice.models import Case, CaseAward, CaseDraft, CasePage, CaseVersion, EvidenceFile
from best_practice.selectors.finding.names import read_places_tree
from core.memory import remembered


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

    A first version is the only one.
    """
    if version is not None and version.number == 1:
        return [version]
    return list(case.versions.order_by("-number").only("number", "published_at", "case"))


def sender_of(version: Any) -> str:
    """The municipality that sent a version, as it is called today; "" for nobody."""
    return read_places_tree().labels["municipality"].get(version.sent_from or "", "")


def cases_with_awards() -> frozenset[int]:
    """The cases that won something: few beside all, so they are remembered, as those below."""
    rows = CaseAward.objects.values_list
    return remembered("best_practice.awarded", lambda: frozenset(rows("case_id", flat=True)))


def cases_with_parts() -> frozenset[int]:
    """The cases that readers can see parts of."""
    return remembered("best_practice.wholes", _read_wholes)


def _read_wholes() -> frozenset[int]:
    parts = Case.objects.published().exclude(part_of=None)
    return frozenset(parts.values_list("part_of_id", flat=True))


def withheld_photos() -> Counter[int]:
    """How many photos of a case nobody agreed to show."""
    return remembered("best_practice.withheld", _read_withheld)


def _read_withheld() -> Counter[int]:
    hidden = EvidenceFile.objects.filter(consent=PhotoConsent.WITHHELD)
    return Counter(hidden.values_list("case_id", flat=True))

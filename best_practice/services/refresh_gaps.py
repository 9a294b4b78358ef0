"""Deriving what a public case lacks in Russian or Kyrgyz; the editors' report reads it."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from best_practice.choices import GapKind
from best_practice.engine.desk.gaps import PAIR, last_changed, rows_without
from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CaseGap, CasePage, CaseVersion

Told = list[tuple[datetime.datetime, Mapping[str, Any]]]


@transaction.atomic
def refresh_gaps(*, case: Case, facts: CaseFacts, pages: list[CasePage]) -> list[CaseGap]:
    """Write the gaps of a case anew from its facts, its live pages and its versions."""
    case.gaps.all().delete()
    live = {page.locale.language_code: page for page in pages}
    if not live:
        return []
    versions: Told = [
        (version.published_at, version.content["texts"])
        for version in CaseVersion.objects.filter(case=case).order_by("number")
    ]
    found = [gap for code in PAIR for gap in _gaps(case, code, facts, live, versions)]
    return CaseGap.objects.bulk_create(found)


def _gaps(
    case: Case, code: str, facts: CaseFacts, live: Mapping[str, CasePage], versions: Told
) -> Iterator[CaseGap]:
    other = PAIR[1 - PAIR.index(code)]
    if code not in live:
        since = case.first_published_at
        yield CaseGap(case=case, language=code, kind=GapKind.PAGE, since=since)
    if parts := rows_without(facts, code):
        yield CaseGap(case=case, language=code, kind=GapKind.ROWS, parts=parts)
    changed = last_changed(versions, other)
    if code in live and other in live and changed is not None:
        read = live[code].last_published_at
        if read is None or read < changed:
            yield CaseGap(case=case, language=code, kind=GapKind.STALE, since=changed)

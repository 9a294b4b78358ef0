"""Loads the equivalents that ship with the portal: abbreviations, terms, both languages."""

import json
from pathlib import Path

from django.db import transaction

from search.models import GlossaryEntry

SHIPPED = Path(__file__).resolve().parents[1] / "fixtures" / "glossary.json"


def shipped_rows() -> list[list[str]]:
    """The rows of the repository, each a set of words that mean the same."""
    rows: list[list[str]] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def load_glossary() -> int:
    """Add the rows whose first wording stands in no entry yet; give how many were added.

    Entries that editors changed or switched off stay as they are.
    """
    entries = GlossaryEntry.objects.values_list("equivalents", flat=True)
    known = {wording for row in entries for wording in row}
    new = [row for row in shipped_rows() if row[0] not in known]
    GlossaryEntry.objects.bulk_create(GlossaryEntry(equivalents=row) for row in new)
    return len(new)

"""Loads the nine sections that ship with the portal."""

import json
from pathlib import Path

from django.db import transaction

from magazine.models import Section

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "sections.json"


@transaction.atomic
def load_sections() -> int:
    """Add the sections of the repository that are not there yet; give how many were added.

    What editors renamed or ordered anew stays: the code is what counts.
    """
    known = set(Section.objects.values_list("code", flat=True))
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    new = [
        Section(
            code=row["code"],
            kind=row["kind"],
            cut=row["cut"],
            position=position,
            **{f"label_{code}": row[code] for code in ("ru", "ky", "en")},
        )
        for position, row in enumerate(rows, start=1)
        if row["code"] not in known
    ]
    Section.objects.bulk_create(new)
    return len(new)

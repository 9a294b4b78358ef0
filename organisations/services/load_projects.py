"""Loads the projects that ship with the portal, each with its source."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from organisations.models import Organisation, Project, ProjectBody
from taxonomy.choices import Scheme
from taxonomy.models import Term

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "projects.json"
PLAIN = (
    *("short_ru", "short_ky", "summary_ru", "summary_ky", "summary_en"),
    *("started", "ended", "source"),
)


@transaction.atomic
def load_projects() -> int:
    """Add projects of the repository that are not there yet; give how many were added.

    What editors changed stays: the code is what counts.
    """
    known = set(Project.objects.values_list("code", flat=True))
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    new = [row for row in rows if row["code"] not in known]
    for row in new:
        _add_project(row)
    return len(new)


def _add_project(row: dict[str, Any]) -> None:
    project = Project.objects.create(
        code=row["code"],
        **{f"label_{code}": row[code] for code in ("ru", "ky", "en")},
        **{name: row[name] for name in PLAIN},
    )
    terms = Term.objects.select_related("merged_into").filter(
        scheme=Scheme.THEME, code__in=row["terms"]
    )
    project.terms.set([term.merged_into or term for term in terms])
    bodies = {body.code: body for body in Organisation.objects.all()}
    for position, (role, code) in enumerate(row["bodies"]):
        ProjectBody.objects.create(
            project=project, organisation=bodies[code], role=role, position=position
        )

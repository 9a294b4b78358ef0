"""Reads projects for their list and for the page of one."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet
from django.utils import timezone

from core.edtf import last_day
from core.folding import fold
from organisations.choices import ProjectRole
from organisations.models import Project, ProjectBody
from organisations.selectors.reforms import name_on

NAMES = ("label_ru", "label_ky", "label_en")


@dataclass(frozen=True)
class Body:
    """A body of a project under the name it had then."""

    role: str
    name: str
    now: str


@dataclass(frozen=True)
class ProjectSheet:
    """A project with its bodies by role, in the order donors, executors, partners."""

    project: Project
    bodies: dict[str, list[Body]]

    @property
    def donors(self) -> list[Body]:
        """Who paid."""
        return self.bodies.get(ProjectRole.DONOR, [])

    @property
    def executors(self) -> list[Body]:
        """Who carried it out."""
        return self.bodies.get(ProjectRole.EXECUTOR, [])

    @property
    def partners(self) -> list[Body]:
        """Who took part."""
        return self.bodies.get(ProjectRole.PARTNER, [])


def find_project(code: str) -> ProjectSheet | None:
    """Read one project by its code; four statements."""
    project = _projects().filter(code=code).first()
    return _sheet(project) if project else None


def list_projects(text: str = "") -> list[ProjectSheet]:
    """Read projects whose names or bodies have every word; the newest first, undated last.

    The register is short, so it is read whole and compared folded. Four statements.
    """
    words = fold(text).split()
    if text.strip() and not words:
        return []
    ordered = _projects().order_by(F("started").desc(), "label_ru")
    return [_sheet(project) for project in ordered if _fits(project, words)]


def _projects() -> QuerySet[Project]:
    bodies = ProjectBody.objects.select_related("organisation").prefetch_related(
        "organisation__names"
    )
    return Project.objects.prefetch_related(
        Prefetch("bodies", bodies.order_by("position", "pk")), "terms"
    )


def _sheet(project: Project) -> ProjectSheet:
    day = last_day(project.ended) if project.ended else timezone.localdate()
    found: dict[str, list[Body]] = {}
    for row in project.bodies.all():
        name = name_on(row.organisation, min(day, timezone.localdate()))
        found.setdefault(row.role, []).append(Body(row.role, name, row.organisation.label))
    return ProjectSheet(project, found)


def _fits(project: Project, words: list[str]) -> bool:
    texts = [getattr(project, name) for name in NAMES] + [project.short_ru, project.short_ky]
    for row in project.bodies.all():
        for named in (row.organisation, *row.organisation.names.all()):
            texts += [getattr(named, name) for name in NAMES]
    known = fold(" ".join(texts))
    return all(word in known for word in words)

"""The page of an issue: cover, contents, files, who paid, the issues before and after."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from core.covers import Cover
from magazine.choices import MadeKind, MadeState
from magazine.models import IssueFunder, IssuePage, MadeFile
from magazine.selectors.pages.contents import Group, all_lines, read_contents
from magazine.selectors.pages.rows import own_language

Row = dict[str, Any]
KINDS = {MadeKind.ISSUE_PDF: "PDF", MadeKind.ISSUE_EPUB: "EPUB", MadeKind.ARTICLE_PDF: "PDF"}


@dataclass(frozen=True)
class IssueSheet:
    """What the page of an issue shows beside its own fields."""

    cover: Cover
    groups: list[Group]
    files: list[Row]
    first_url: str
    figures: list[Row] = field(default_factory=list)
    imprint: list[Row] = field(default_factory=list)
    funders: list[IssueFunder] = field(default_factory=list)
    previous: IssuePage | None = None
    next: IssuePage | None = None


def read_issue(issue: IssuePage) -> IssueSheet:
    """Read the issue in at most twelve statements, whatever its length."""
    made = made_rows(issue, MadeKind.ISSUE_PDF, MadeKind.ISSUE_EPUB)
    groups = read_contents(issue, places=places_of(made))
    own = [line for line in all_lines(groups) if line.url and not line.lang]
    previous, following = neighbours(issue)
    return IssueSheet(
        cover=cover_of(issue),
        groups=groups,
        files=files_of(issue),
        first_url=own[0].url if own else "",
        figures=[{"figure": row.figure, "text": row.text} for row in issue.figures.all()],
        imprint=[{"name": row.name, "value": row.value} for row in issue.imprint.all()],
        funders=_funders(issue),
        previous=previous,
        next=following,
    )


def cover_of(issue: IssuePage) -> Cover:
    """What is written on the drawn cover."""
    return Cover(
        running=issue.running_from,
        masthead=_("Municipalitet"),
        number=f"№ {issue.numbers.label}",
        year=str(issue.issue_date.year),
        figure=issue.cover_figure,
        lines=tuple(issue.cover_lines),
        motto=issue.motto or issue.summary,
    )


def _funders(issue: IssuePage) -> list[IssueFunder]:
    """Who paid, with their marks in the sizes that exist."""
    rows = IssueFunder.objects.filter(issue=issue).select_related("logo").order_by("sort_order")
    return list(rows.prefetch_related("logo__renditions"))


def files_of(issue: IssuePage) -> list[Row]:
    """What the worker made from the articles; of a printed issue the file it was brought in as."""
    if issue.scan is None:
        return made_files(issue, MadeKind.ISSUE_PDF, MadeKind.ISSUE_EPUB)
    kind, size = MadeKind.ISSUE_PDF, issue.scan.file_size or 0
    return [{"kind": kind, "name": KINDS[kind], "size": size, "key": issue.translation_key}]


def made_rows(page: Any, *kinds: MadeKind) -> list[MadeFile]:
    """Files of an issue or an article that are ready in the language of the page."""
    found = MadeFile.objects.filter(
        page_key=page.translation_key,
        language=own_language(),
        kind__in=kinds,
        state=MadeState.READY,
    )
    rows = {row.kind: row for row in found.only("kind", "size", "places")}
    return [rows[kind] for kind in kinds if kind in rows]


def made_files(page: Any, *kinds: MadeKind) -> list[Row]:
    """The same as rows for links: kind, name and bytes."""
    return _files(page, made_rows(page, *kinds))


def _files(page: Any, made: list[MadeFile]) -> list[Row]:
    return [
        {
            "kind": row.kind,
            "name": KINDS[MadeKind(row.kind)],
            "size": row.size,
            "key": page.translation_key,
        }
        for row in made
    ]


def _scan(issue: IssuePage) -> list[Row]:
    """The printed PDF of an issue that has no web articles."""
    scan = issue.scan
    size = scan.file_size if scan else None
    row = {"kind": MadeKind.ISSUE_PDF, "name": "PDF", "size": size or 0}
    return [{**row, "key": issue.translation_key}] if scan else []


def places_of(made: list[MadeFile]) -> dict[str, int]:
    """On which page of the PDF each item begins, by its key."""
    return next((row.places for row in made if row.kind == MadeKind.ISSUE_PDF), {})


def neighbours(issue: IssuePage) -> tuple[IssuePage | None, IssuePage | None]:
    """The live issues of this language before and after, in one statement."""
    others = IssuePage.objects.filter(locale=issue.locale_id, live=True)
    before = _nearest(others.filter(running_from__lt=issue.running_from), "-running_from")
    after = _nearest(others.filter(running_from__gt=issue.running_from), "running_from")
    found = list(others.filter(Q(pk=before) | Q(pk=after)))
    earlier = [row for row in found if row.running_from < issue.running_from]
    later = [row for row in found if row.running_from > issue.running_from]
    return (earlier[0] if earlier else None), (later[0] if later else None)


def _nearest(issues: QuerySet[IssuePage], order: str) -> Subquery:
    return Subquery(issues.order_by(order).values("pk")[:1])

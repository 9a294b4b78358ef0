"""The archive: issues of all years, each once, whatever the languages they came out in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from magazine.models import IssuePage
from magazine.selectors.pages.issue import cover_of
from magazine.selectors.pages.rows import each_once, foreign
from magazine.selectors.public import public_issues

COVERED_YEARS = 1  # whose covers stand on the page of the magazine; older ones are a link


@dataclass(frozen=True)
class IssueRow:
    """An issue in the archive."""

    key: UUID
    label: str
    url: str
    cover: Any
    issue: IssuePage
    is_scan: bool
    lang: str
    lang_name: str


@dataclass(frozen=True)
class Year:
    """A year of the archive with its issues, newest first."""

    year: int
    url: str
    issues: list[IssueRow]


def listed_issues() -> list[IssuePage]:
    """Every public issue once, newest first, in one statement; a few hundred at most."""
    pages = each_once(public_issues().filter(alias_of__isnull=True))
    return list(pages.select_related("cover").order_by("-running_from", "rank"))


def issue_row(issue: IssuePage) -> IssueRow:
    """One issue as the archive shows it."""
    return IssueRow(
        key=issue.translation_key,
        label=f"№ {issue.numbers.label}",
        url=issue.url_path,
        cover=None if issue.cover_id else cover_of(issue),
        issue=issue,
        is_scan=bool(issue.scan_id),
        **foreign(issue.lang),
    )


def year_of(issue: IssuePage) -> int:
    """The year an issue lies under: its date may fall into the next one."""
    return int(issue.url_path.rstrip("/").split("/")[-2])


def by_year(issues: Sequence[IssuePage]) -> list[Year]:
    """Group issues by the year of their address; the address of a year is that of its issues."""
    years: dict[int, list[IssueRow]] = {}
    for issue in issues:
        years.setdefault(year_of(issue), []).append(issue_row(issue))
    return [Year(year, _address(rows), rows) for year, rows in sorted(years.items(), reverse=True)]


def _address(rows: list[IssueRow]) -> str:
    """Own language first: a year all of whose issues are in another one is read there."""
    row = min(rows, key=lambda each: bool(each.lang))
    return row.url.rstrip("/").rpartition("/")[0] + "/"

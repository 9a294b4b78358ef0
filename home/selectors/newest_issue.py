"""The newest issue of the magazine as the front page shows it: its cover and a few titles."""

from dataclasses import dataclass
from typing import Any

from core.covers import Cover
from magazine.models import IssuePage
from magazine.selectors.pages.issue import cover_of
from magazine.selectors.pages.rows import each_once, foreign, sections
from magazine.selectors.public import public_articles, public_issues

TITLES_SHOWN = 4

Row = dict[str, Any]


@dataclass(frozen=True)
class NewestIssue:
    """An issue with the articles its cover names, or its first ones; `lang` where it is foreign."""

    page: IssuePage
    label: str
    cover: Cover | None
    lines: list[Row]
    archive_url: str
    lang: str
    lang_name: str


def newest_issue() -> NewestIssue | None:
    """Read it in three statements; None while nothing is published."""
    pages = each_once(public_issues().filter(alias_of__isnull=True)).select_related("cover")
    issue = pages.order_by("-running_from", "rank").first()
    if issue is None:
        return None
    return NewestIssue(
        page=issue,
        label=f"№ {issue.numbers.label}",
        cover=None if issue.cover_id else cover_of(issue),
        lines=_lines(issue),
        archive_url="/".join(issue.url_path.split("/")[:-3]) + "/",
        **foreign(issue.lang),
    )


def _lines(issue: IssuePage) -> list[Row]:
    """What the cover names stands first; all of them in the order of print."""
    below = public_articles().filter(path__startswith=issue.path, alias_of__isnull=True)
    columns = ("path", "title", "url_path", "page_from", "section_id", "is_on_cover")
    rows = list(below.order_by("path").values(*columns))
    chosen = sorted(rows, key=lambda row: not row["is_on_cover"])[:TITLES_SHOWN]
    known = sections()
    return [
        {
            "page": row["page_from"],
            "title": row["title"],
            "url": row["url_path"],
            "section": known[row["section_id"]].label,
        }
        for row in sorted(chosen, key=lambda row: str(row["path"]))
    ]

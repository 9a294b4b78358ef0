"""All issues for the list of the desk."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from magazine.choices import STATES_READY
from magazine.models import ArticlePlan, IssuePage, IssueRelease


@dataclass
class Shelved:
    """One issue in the list."""

    key: UUID
    label: str
    pages: dict[str, IssuePage]
    planned: int
    ready: int
    release: IssueRelease | None


def issues_at_work() -> list[Shelved]:
    """Every issue once, the highest running number first; three statements for any number."""
    pages: dict[UUID, dict[str, IssuePage]] = defaultdict(dict)
    rows = IssuePage.objects.select_related("locale")
    for page in rows.order_by("-running_from", "-locale__language_code"):
        pages[page.translation_key][page.locale.language_code] = page
    states: dict[UUID, list[str]] = defaultdict(list)
    for key, state in ArticlePlan.objects.values_list("issue_key", "state"):
        states[key].append(state)
    releases = {release.issue_key: release for release in IssueRelease.objects.all()}
    return [
        Shelved(
            key=key,
            label=next(iter(found.values())).numbers.label,
            pages=found,
            planned=len(states[key]),
            ready=sum(state in STATES_READY for state in states[key]),
            release=releases.get(key),
        )
        for key, found in pages.items()
    ]

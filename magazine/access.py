"""Who reads an issue or an article, and why: one door for page, PDF, EPUB, feeds and search."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser

from magazine.choices import PUBLICATION, AccessRule
from magazine.models import ArticlePage, IssuePage
from people.models import User
from subscriptions.access import Reading, may_read, readings
from subscriptions.choices import Ground

Person = User | AnonymousUser | None
OPEN = Reading(allowed=True, ground=Ground.OPEN, until=None, payer="")
NOT_OUT = Reading(allowed=False, ground=Ground.NONE, until=None, payer="")
STAFF = Reading(allowed=True, ground=Ground.STAFF, until=None, payer="")


def reading_of(thing: ArticlePage | IssuePage, person: Person) -> Reading:
    """Say whether somebody reads a thing of the magazine, on which ground and until when.

    What is not published yet is read by those who may edit it, whatever its rule says. An
    article follows the date of its issue, not its own.
    """
    issue = issue_of(thing)
    if not (thing.live and issue.live):
        return STAFF if _may_edit(thing, person) else NOT_OUT
    if AccessRule.OPEN in {thing.access, issue.access}:
        return OPEN
    return may_read(
        person=person,
        publication=PUBLICATION,
        issued_on=issue.issue_date,
        open_on=issue.open_access_date,
    )


def readings_of(issues: Sequence[IssuePage], person: Person) -> list[Reading]:
    """Answer for many published issues at once, in as many statements as for one."""
    terms = [(issue.issue_date, issue.open_access_date) for issue in issues]
    found = readings(person=person, publication=PUBLICATION, issues=terms)
    return [
        OPEN if issue.access == AccessRule.OPEN else reading
        for issue, reading in zip(issues, found, strict=True)
    ]


def issue_of(thing: ArticlePage | IssuePage) -> IssuePage:
    """The issue that decides about a thing: its own, or the thing itself."""
    return thing if isinstance(thing, IssuePage) else thing.issue()


def _may_edit(thing: ArticlePage | IssuePage, person: Person) -> bool:
    """Whether somebody works on it in the admin; asked only of people who may enter the admin."""
    if not isinstance(person, User) or not person.has_perm("wagtailadmin.access_admin"):
        return False
    return bool(thing.permissions_for_user(person).can_edit())

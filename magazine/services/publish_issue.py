"""An issue comes out: everything in it at once, in every language, or nothing."""

import datetime
from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from magazine.choices import PUBLICATION
from magazine.models import IssuePage, IssueRelease
from magazine.selectors.desk.board import Desk, Obstacle, read_desk
from magazine.selectors.desk.letter import letters_of
from magazine.services.order_files import order_files
from people.models import User
from subscriptions.services.queue_newsletter import queue_newsletter

NEWS_FOR = datetime.timedelta(days=92)


class PublishRefused(Exception):
    """The issue cannot come out; `obstacles` name what is missing where."""

    def __init__(self, message: object, obstacles: Sequence[Obstacle] = ()) -> None:
        super().__init__(message)
        self.obstacles = list(obstacles)


@transaction.atomic
def publish_issue(
    *,
    issue_key: UUID,
    by: User | None,
    at: datetime.datetime | None = None,
    later: Collection[str] = (),
) -> IssueRelease:
    """Publish an issue with all that stands in it, or plan that for an hour.

    In one transaction: pages of every language go live in their order, authors are frozen, files
    ordered, the letter queued if the issue is the newest one and not old. `later` names texts as
    "ky:<translation_key>" that come out after the issue; a language whose texts are all named
    waits as a whole. Run again, it publishes what is new. Refuses while anything is missing.
    """
    list(IssuePage.objects.select_for_update(of=("self",)).filter(translation_key=issue_key))
    desk = read_desk(issue_key)
    if desk is None:
        raise PublishRefused(_("There is no such issue."))
    if obstacles := desk.obstacles(later):
        raise PublishRefused(_("The issue is not complete yet."), obstacles)
    now = timezone.now()
    is_planned = at is not None and at > now
    release, _is_new = IssueRelease.objects.update_or_create(
        issue_key=issue_key,
        defaults={
            "planned_at": at if is_planned else None,
            "decided_by": by,
            "later": sorted(later),
            "obstacles": [],
        },
    )
    if not is_planned:
        _go_live(desk, by, later)
        release.published_at = release.published_at or now
        release.save(update_fields=["published_at"])
    return release


@transaction.atomic
def call_off(*, issue_key: UUID) -> None:
    """Forget the planned hour; the issue stays what it is."""
    IssueRelease.objects.filter(issue_key=issue_key).update(planned_at=None, obstacles=[])


def _go_live(desk: Desk, by: User | None, later: Collection[str]) -> None:
    languages = [language for language in desk.issues if not _waits(desk, language, later)]
    if not languages:
        raise PublishRefused(_("Every text is left for later: there is nothing to publish."))
    for language in languages:
        issue = desk.issues[language]
        texts = [
            text
            for row in desk.rows
            if (text := row.texts.get(language)) and f"{language}:{row.key}" not in later
        ]
        for page in (issue.get_parent(), issue):
            _publish(page, by)
        for item in Page.objects.filter(pk__in=[text.pk for text in texts]).order_by("path"):
            _publish(item, by)
    order_files(issue_key=desk.key, languages=languages)
    if _is_news(desk):
        letters = letters_of(desk.key, languages)
        queue_newsletter(publication=PUBLICATION, issue_key=desk.key, letters=letters)


def _is_news(desk: Desk) -> bool:
    """Whether readers get a letter: an old issue that is entered into the archive is no news."""
    issues = list(desk.issues.values())
    newest = IssuePage.objects.live().order_by("-running_from").first()
    is_newest = newest is None or newest.running_from <= issues[0].running_from
    oldest_news = timezone.localdate() - NEWS_FOR
    return is_newest and any(issue.issue_date >= oldest_news for issue in issues)


def _waits(desk: Desk, language: str, later: Collection[str]) -> bool:
    """Whether nothing of this language comes out now."""
    rows = [row for row in desk.rows if row.key]
    return bool(rows) and all(f"{language}:{row.key}" in later for row in rows)


def _publish(page: Page, by: User | None) -> None:
    """Publish the newest words of a page; one that shows them already is left alone."""
    if page.live and not page.has_unpublished_changes:
        return
    revision = page.get_latest_revision() or page.specific.save_revision(user=by)
    revision.comes_with_others = True  # files are ordered once, when all are there
    revision.publish(user=by, skip_permission_checks=True)

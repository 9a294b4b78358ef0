"""What the worker does for home: timed work, and the long tail of moving or deleting sections."""

import io

from django.core.management import call_command
from django.db import transaction
from django_tasks import task
from wagtail.actions.delete_page import DeletePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.choices import SCHEDULE
from people.models import User

# Pages that go in one transaction; others wait for the database no longer than that.
DELETED_TOGETHER = 20


@task()
def run_command(name: str) -> str:
    """Run one command of the schedule and give back what it said."""
    timed = SCHEDULE[name]
    said = io.StringIO()
    call_command(timed.command, *timed.arguments, stdout=said)
    return said.getvalue()[-1000:]


@task()
def redirect_addresses(addresses: list[tuple[int, str]]) -> int:
    """Lead former addresses of pages to the pages; count them.

    Where a page stands again no redirect stays, so nothing goes in a circle, however often pages
    are moved to and fro and in whatever order the jobs run. What an editor wrote is kept.
    """
    pages = dict(
        Page.objects.filter(pk__in=[pk for pk, _ in addresses]).values_list("pk", "url_path")
    )
    site = Site.objects.get(is_default_site=True)
    former = {_stored(path): pk for pk, path in addresses if pk in pages}
    taken = _taken(former) | {_stored(path) for path in pages.values()}
    written_by_editors = Redirect.objects.filter(old_path__in=former, automatically_created=False)
    kept = set(written_by_editors.values_list("old_path", flat=True))
    longest = Redirect._meta.get_field("old_path").max_length or 0
    redirects = [
        Redirect(old_path=path, site=site, redirect_page_id=pk, automatically_created=True)
        for path, pk in former.items()
        if path not in taken | kept and len(path) <= longest
    ]
    with transaction.atomic():
        Redirect.objects.filter(old_path__in=taken, automatically_created=True).delete()
        Redirect.objects.bulk_create(
            redirects,
            update_conflicts=True,
            unique_fields=["old_path", "site"],
            update_fields=["redirect_page"],
        )
    return len(redirects)


def _stored(url_path: str) -> str:
    """Write an address as redirects keep it."""
    return url_path.rstrip("/")


def _taken(former: dict[str, int]) -> set[str]:
    """Of these addresses, the ones where a page stands now; the slug is what has an index."""
    slugs = {path.rpartition("/")[2] for path in former}
    standing = Page.objects.filter(slug__in=slugs, url_path__in=[f"{path}/" for path in former])
    return {_stored(path) for path in standing.values_list("url_path", flat=True)}


@task()
def delete_pages(page_id: int, person_id: int) -> int:
    """Delete a page and what is below it, the deepest first; count them.

    Run again after a killed worker it goes on where that one stopped. What somebody has moved
    elsewhere meanwhile stays.
    """
    person = User.objects.filter(pk=person_id).first()
    deleted = 0
    while (top := Page.objects.filter(pk=page_id).first()) is not None:
        below = Page.objects.filter(path__startswith=top.path).order_by("-depth", "-path")
        with transaction.atomic():
            for page in below[:DELETED_TOGETHER]:
                DeletePageAction(page, user=person).execute(skip_permission_checks=True)
                deleted += 1
    return deleted

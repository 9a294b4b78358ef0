"""Former addresses of pages that were renamed or moved keep leading to them."""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from home import jobs

# A job stays short, and within what SQLite takes in one statement.
PAGES_PER_JOB = 500


@transaction.atomic
def keep_addresses(*, page: Page, url_path_before: str) -> int:
    """Queue redirects for a page and everything below it; give back for how many pages.

    Each page is queued with the address it had, so a page that moves on before the job runs keeps
    all of its former addresses. Pages that never were public have nothing to keep.
    """
    known = Page.objects.filter(Q(live=True) | Q(first_published_at__isnull=False))
    rows = known.filter(path__startswith=page.path).order_by("path").values_list("pk", "url_path")
    former = [(pk, url_path_before + path[len(page.url_path) :]) for pk, path in rows]
    for start in range(0, len(former), PAGES_PER_JOB):
        jobs.redirect_addresses.enqueue(former[start : start + PAGES_PER_JOB])
    return len(former)

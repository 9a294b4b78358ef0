"""What is left of deleted pages: plans stay, files go."""

from functools import partial
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from magazine.models import IssuePage, IssueRelease, MadeFile
from magazine.services.move_article import send_back


@transaction.atomic
def forget_pages(*, page_key: UUID) -> bool:
    """Once no language is left, plans go back to what was ordered, and made files are dropped.

    Counts of reads and reading lists stay: they belong to readers. Gives whether the last page was
    gone.
    """
    if Page.objects.filter(translation_key=page_key).exists():
        return False
    send_back(article_key=page_key)
    if not IssuePage.objects.filter(translation_key=page_key).exists():
        IssueRelease.objects.filter(issue_key=page_key).update(planned_at=None)
    for made in MadeFile.objects.filter(page_key=page_key):
        made.delete()
        if name := made.file.name:
            transaction.on_commit(partial(made.file.storage.delete, name), robust=True)
    return True

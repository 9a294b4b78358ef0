"""After an editor saved a picture or a document, the worker makes its sizes and reads its text."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from media_library.choices import TextState
from media_library.jobs.examining import read_document
from media_library.jobs.pictures import make_sizes
from media_library.models import SiteDocument, SiteImage


@receiver(post_save, sender=SiteImage)
def make_sizes_later(sender: Any, instance: SiteImage, **kwargs: Any) -> None:
    """Ask the worker for the sizes; it makes only those that are missing."""
    if not kwargs.get("raw"):
        transaction.on_commit(partial(make_sizes.enqueue, instance.pk))


@receiver(post_save, sender=SiteDocument)
def read_later(sender: Any, instance: SiteDocument, **kwargs: Any) -> None:
    """Ask the worker for the text of a PDF nobody read yet."""
    is_pdf = instance.file_extension == "pdf"
    if is_pdf and instance.text_state == TextState.UNREAD and not kwargs.get("raw"):
        transaction.on_commit(partial(read_document.enqueue, instance.pk))

"""Pictures of editors in the sizes that pages show."""

import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError

from core.labels import in_language
from core.retention import Retention
from media_library.choices import RENDITION_LEASE, RENDITION_PATIENCE
from media_library.engine.turns import turn


class SiteImage(AbstractImage):
    """A picture with its text for people who cannot see it, in both languages, and its credit."""

    PERSONAL_DATA = Retention(
        keep="as long as an editor keeps it",
        erase="the key to the uploading editor is emptied",
    )

    alt_ru = models.CharField(_("text instead of the picture, Russian"), max_length=200, blank=True)
    alt_ky = models.CharField(_("text instead of the picture, Kyrgyz"), max_length=200, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    has_consent = models.BooleanField(_("people in the picture agreed"), default=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "alt_ru",
        "alt_ky",
        "credit",
        "has_consent",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    @property
    def default_alt_text(self) -> str:
        """The text instead of the picture: in the page's language, else in the other one."""
        text, _language = in_language({"ru": self.alt_ru, "ky": self.alt_ky})
        return text or self.description

    def create_rendition(self, filter: Filter) -> AbstractRendition:  # noqa: A002 -- Wagtail's name
        """Make one size; while another process makes it, wait for that one or do without."""
        until = time.monotonic() + RENDITION_PATIENCE
        while True:
            with turn(
                f"size:{self.pk}:{self.file_hash}:{filter.spec}", lease=RENDITION_LEASE
            ) as my:
                made = self.find_existing_renditions(filter).get(filter)
                if made is not None or my:
                    return made or super().create_rendition(filter)
            if time.monotonic() > until:
                # Wagtail's tags show a placeholder for it.
                raise SourceImageIOError("another process is making this size")
            time.sleep(0.1)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """Make sizes one after another; side by side they would fill the memory."""
        return {each: self.create_rendition(each) for each in filters}


class SiteRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]

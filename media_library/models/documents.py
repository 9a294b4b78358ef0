"""Files that editors publish, and the text of PDF pages."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from core.retention import Retention
from media_library.models.uploads import Examined, Upload


class SiteDocument(Examined, AbstractDocument):
    """A file that editors publish; what submitters send in is an Upload, never this."""

    PERSONAL_DATA = Retention(
        keep="as long as an editor keeps it",
        erase="the key to the uploading editor is emptied",
    )

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        pass

    def clean(self) -> None:
        """Judge the kind of a file that is there; a refused one was named already."""
        if self.file:
            super().clean()


class DocumentText(models.Model):
    """The text of one page of a PDF, of an editor's document or of an upload.

    Not searched by itself: only the thing a file belongs to knows who may read it.
    """

    document = models.ForeignKey(
        SiteDocument, null=True, on_delete=models.CASCADE, related_name="texts"
    )
    upload = models.ForeignKey(Upload, null=True, on_delete=models.CASCADE, related_name="texts")
    page = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, upload__isnull=True)
                | Q(document__isnull=True, upload__isnull=False),
                name="text_of_one_file",
            ),
            models.UniqueConstraint(fields=["document", "page"], name="text_of_document_page"),
            models.UniqueConstraint(fields=["upload", "page"], name="text_of_upload_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.text[:40]}"

"""An abstract row "see also": it points at any page, so shelves that are apart can meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page


class RelatedPage(Orderable):
    """A page that is worth reading beside this one, and why, if it is worth a word."""

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    note = models.CharField(_("why"), max_length=160, blank=True)

    panels = [PageChooserPanel("page"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        abstract = True

"""Words that mean the same: abbreviations, full forms, Russian and Kyrgyz. Editors keep them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GlossaryEntry(models.Model):
    """One set of equivalents; searching for one finds the others, without a new index."""

    equivalents = models.JSONField(_("words that mean the same"), default=list)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return " = ".join(self.equivalents)

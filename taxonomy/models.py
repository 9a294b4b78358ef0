"""Vocabularies as plain rows with three labels, so that every language means the same thing."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import Labelled
from taxonomy.choices import ActKind, Scheme
from taxonomy.querysets import TermQuerySet

# "services" or "services.water": the parts before the dots are the broader terms.
TERM_CODE = RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)*\Z")


class Term(Labelled):
    """One entry of a vocabulary; its code is its public name in addresses and exports."""

    scheme = models.CharField(_("vocabulary"), max_length=20, choices=Scheme.choices)
    code = models.CharField(_("code"), max_length=60, validators=[TERM_CODE])
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("broader term"),
    )
    synonyms = models.TextField(_("synonyms, by commas"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(_("no longer offered"), default=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="unique_term_in_scheme")
        ]


class LegalAct(models.Model):
    """A law, resolution or regulation; one row whatever the number of languages it has."""

    code = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=ActKind.choices)
    title_ru = models.TextField(_("title in Russian"))
    title_ky = models.TextField(_("title in Kyrgyz"), blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    adopted_date = models.DateField(_("date"), null=True, blank=True)
    date_note = models.CharField(_("date as far as known"), max_length=60, blank=True)
    issuer_ru = models.CharField(_("issuer in Russian"), max_length=255, blank=True)
    issuer_ky = models.CharField(_("issuer in Kyrgyz"), max_length=255, blank=True)
    is_in_force = models.BooleanField(_("in force"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("legal act")
        verbose_name_plural = _("legal acts")

    def __str__(self) -> str:
        return self.title_ru

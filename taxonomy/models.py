"""Vocabularies as plain rows with three labels, so that every language means the same thing."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.edtf import validate_edtf
from core.labels import Labelled, in_language
from taxonomy.choices import ActKind, RelationKind, Scheme
from taxonomy.querysets import TermQuerySet

# "services" or "services.water": the parts before the dots are the broader terms.
TERM_CODE = RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)*\Z")


class Term(Labelled):
    """One entry of a vocabulary; its code is its public name in addresses and exports.

    A term is never deleted. One that was merged is retired and points at the term that took its
    place, so that old addresses, versions and exports still mean something.
    """

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
    synonyms_ru = models.TextField(_("synonyms in Russian, by commas"), blank=True)
    synonyms_ky = models.TextField(_("synonyms in Kyrgyz, by commas"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(_("no longer offered"), default=False)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="unique_term_in_scheme")
        ]


class LegalAct(ClusterableModel):
    """A law, resolution or regulation; one row whatever the number of languages it has.

    Number and date may be unknown; `date_note` holds a date that is only known as a year or month.
    """

    code = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=ActKind.choices)
    title_ru = models.TextField(_("title in Russian"))
    title_ky = models.TextField(_("title in Kyrgyz"), blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    adopted_date = models.DateField(_("date"), null=True, blank=True)
    date_note = models.CharField(
        _("year or month, where the day is not known"),
        max_length=10,
        blank=True,
        validators=[validate_edtf],
    )
    issuer_ru = models.CharField(_("issuer in Russian"), max_length=255, blank=True)
    issuer_ky = models.CharField(_("issuer in Kyrgyz"), max_length=255, blank=True)
    is_in_force = models.BooleanField(_("in force"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("legal act")
        verbose_name_plural = _("legal acts")

    @property
    def title(self) -> str:
        """The title in the language of the page, or the one there is."""
        return in_language({"ru": self.title_ru, "ky": self.title_ky})[0]

    @property
    def title_language(self) -> str:
        """The language that `title` is in."""
        return in_language({"ru": self.title_ru, "ky": self.title_ky})[1]

    @property
    def issuer(self) -> str:
        """Who adopted it, in the language of the page or the one there is."""
        return in_language({"ru": self.issuer_ru, "ky": self.issuer_ky})[0]

    def __str__(self) -> str:
        return f"{self.title_ru} № {self.number}" if self.number else self.title_ru


class ActRelation(models.Model):
    """What one act does to another. Both pages tell it, each from its own side."""

    act = ParentalKey(LegalAct, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("what it does"), max_length=10, choices=RelationKind.choices)
    other = models.ForeignKey(
        LegalAct,
        on_delete=models.PROTECT,
        related_name="relations_back",
        verbose_name=_("the other act"),
    )

    class Meta:
        verbose_name = _("relation of acts")
        verbose_name_plural = _("relations of acts")
        constraints = [
            models.UniqueConstraint(fields=["act", "kind", "other"], name="unique_act_relation"),
            models.CheckConstraint(
                condition=~models.Q(act=models.F("other")), name="act_relates_to_another"
            ),
        ]

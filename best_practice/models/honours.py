"""What happened to a case afterwards: awards it won, places that repeated it; in no version."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from best_practice.models.case import Case
from core.labels import in_language
from organisations.models import Municipality


class CaseAward(models.Model):
    """An award a case won, with its source; written by editors and services.record_award."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="awards")
    code = models.SlugField(
        _("which award"),
        max_length=60,
        help_text=_("The same award has the same code in every case."),
    )
    title_ru = models.CharField(_("title, Russian"), max_length=200, blank=True)
    title_ky = models.CharField(_("title, Kyrgyz"), max_length=200, blank=True)
    title_en = models.CharField(_("title, English"), max_length=200, blank=True)
    giver_ru = models.CharField(_("given by, Russian"), max_length=200, blank=True)
    giver_ky = models.CharField(_("given by, Kyrgyz"), max_length=200, blank=True)
    giver_en = models.CharField(_("given by, English"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("award of a case")
        verbose_name_plural = _("awards of cases")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code", "year", "place"], name="unique_award_with_place"
            ),
            models.UniqueConstraint(
                fields=["case", "code", "year"],
                condition=models.Q(place__isnull=True),
                name="unique_award_without_place",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is called, in the language of the page."""
        return in_language({"ru": self.title_ru, "ky": self.title_ky, "en": self.title_en})[0]

    @property
    def giver(self) -> str:
        """Who gave it, in the language of the page."""
        return in_language({"ru": self.giver_ru, "ky": self.giver_ky, "en": self.giver_en})[0]


class CaseRepetition(models.Model):
    """A municipality that confirmed doing it too; a dot on the map, told by peer learning."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="repetitions")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "municipality", "year"], name="unique_repetition_of_case"
            )
        ]

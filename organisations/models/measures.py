"""Figures of a municipality that change every year, each with its source."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from organisations.choices import Measure
from organisations.models.places import SOURCE_LENGTH, Municipality

FIRST_YEAR, LAST_YEAR = 1991, 2100


class MunicipalityMeasure(models.Model):
    """One figure of one year; what is not in a source is not here, and pages say so."""

    municipality = ParentalKey(Municipality, on_delete=models.CASCADE, related_name="measures")
    code = models.CharField(_("measure"), max_length=24, choices=Measure.choices)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    value = models.DecimalField(
        _("value"),
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    source = models.CharField(_("source"), max_length=SOURCE_LENGTH)

    class Meta:
        verbose_name = _("yearly figure of a municipality")
        verbose_name_plural = _("yearly figures of municipalities")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code", "year"], name="unique_measure_of_year"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0, value__lte=100), name="measure_is_per_cent"
            ),
        ]

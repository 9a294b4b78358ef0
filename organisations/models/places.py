"""Regions, districts and municipalities; names and borders have dates, codes do not change."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.edtf import covers, validate_edtf
from core.labels import Labelled
from organisations.choices import MunicipalityKind, SuccessionKind
from organisations.querysets import MunicipalityQuerySet

SOURCE_LENGTH = 255


class Country(Labelled):
    """A country by its ISO 3166-1 code: where cases from abroad and donors come from."""

    code = models.CharField(_("code"), max_length=2, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class Region(Labelled):
    """An oblast or a city of republican standing, keyed by its ISO 3166-2 code."""

    code = models.CharField(_("code"), max_length=6, unique=True)
    is_city = models.BooleanField(_("city of republican standing"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class District(Labelled):
    """A rayon of a region."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    source = models.CharField(_("source of this row"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class Municipality(Labelled, ClusterableModel):
    """A town or an ayil aimak. Its label is the name of today; older names are dated rows.

    Example municipalities carry demonstration content and stand outside the register's count.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=MunicipalityKind.choices)
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("region"),
    )
    district = models.ForeignKey(
        District,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("district"),
    )
    villages = models.PositiveSmallIntegerField(_("villages"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    valid_from_date = models.DateField(_("exists since"), null=True, blank=True)
    valid_until_date = models.DateField(_("existed until"), null=True, blank=True)
    is_example = models.BooleanField(_("example, not in the register"), default=False)
    source = models.CharField(_("source of this row"), max_length=SOURCE_LENGTH)
    source_as_of = models.CharField(
        _("the source tells of"), max_length=10, blank=True, validators=[validate_edtf]
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def exists_on(self, day: datetime.date) -> bool:
        """Say whether it stands on that day, as far as its dates are known."""
        has_begun = self.valid_from_date is None or self.valid_from_date <= day
        return has_begun and (self.valid_until_date is None or day <= self.valid_until_date)


class DatedName(Labelled):
    """A name in a stretch of time, as exact as its source: a year, a month or a day."""

    since = models.CharField(_("from"), max_length=10, blank=True, validators=[validate_edtf])
    until = models.CharField(_("until"), max_length=10, blank=True, validators=[validate_edtf])

    class Meta:
        abstract = True

    def was_used_on(self, day: datetime.date) -> bool:
        """Say whether this was the name on that day."""
        return covers(self.since, self.until, day)


class MunicipalityName(DatedName):
    """The name a municipality had in a stretch of time."""

    municipality = ParentalKey(Municipality, on_delete=models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("name of a municipality")
        verbose_name_plural = _("names of municipalities")


class FormerCode(models.Model):
    """A code, and so an address, that a municipality had; whoever kept it is led to the new one."""

    municipality = ParentalKey(Municipality, on_delete=models.CASCADE, related_name="former_codes")
    code = models.SlugField(_("code"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("former code of a municipality")
        verbose_name_plural = _("former codes of municipalities")

    def __str__(self) -> str:
        return self.code


class Succession(models.Model):
    """One municipality took the place of another on a day.

    A municipality that goes on after a part of it split off succeeds itself on that day.
    """

    predecessor = ParentalKey(Municipality, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="precursions",
        verbose_name=_("successor"),
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=SuccessionKind.choices)
    on_date = models.DateField(_("date"))
    source = models.CharField(_("source"), max_length=SOURCE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("succession of municipalities")
        verbose_name_plural = _("successions of municipalities")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on_date"], name="unique_succession"
            )
        ]


class RegisterTotal(Labelled):
    """How many municipalities there were, when, and according to whom (the label is the source)."""

    as_of = models.CharField(_("as of"), max_length=10, unique=True, validators=[validate_edtf])
    towns = models.PositiveSmallIntegerField(_("towns"))
    ayil_aimaks = models.PositiveSmallIntegerField(_("ayil aimaks"))

    class Meta:
        verbose_name = _("total of the register")
        verbose_name_plural = _("totals of the register")

    @property
    def total(self) -> int:
        """Towns and ayil aimaks together."""
        return self.towns + self.ayil_aimaks

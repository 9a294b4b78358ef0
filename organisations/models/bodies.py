"""Ministries, unions, donors and executors under the names they had, and what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.edtf import validate_edtf
from core.labels import Labelled
from organisations.choices import OrganisationKind, SuccessionKind
from organisations.models.places import SOURCE_LENGTH, DatedName, Municipality


class Organisation(Labelled, ClusterableModel):
    """A body: ministry, union, donor, executor. Its label is the name of today.

    Names it had are dated rows; it is found under all of them.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    municipality = models.OneToOneField(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="body",
        verbose_name=_("municipality"),
    )
    source = models.CharField(_("source"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class OrganisationName(DatedName):
    """The name a body had in a stretch of time."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("name of an organisation")
        verbose_name_plural = _("names of organisations")


class OrganisationSuccession(models.Model):
    """One body took the place of another; the date is as exact as its source."""

    predecessor = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="precursions",
        verbose_name=_("successor"),
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=SuccessionKind.choices)
    since = models.CharField(_("date"), max_length=10, blank=True, validators=[validate_edtf])
    source = models.CharField(_("source"), max_length=SOURCE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("succession of organisations")
        verbose_name_plural = _("successions of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="unique_succession_of_bodies"
            )
        ]

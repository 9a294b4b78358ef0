"""Bodies under the names they had, and the people who act for municipalities."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import Labelled
from core.retention import Retention
from organisations.choices import OrganisationKind
from organisations.models.places import Municipality


class Organisation(models.Model):
    """A body: ministry, union, donor, executor. Names are dated rows, found under all of them."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    municipality = models.OneToOneField(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="body"
    )
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    source = models.CharField(_("source"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.code


class OrganisationName(Labelled):
    """The name a body had in a stretch of years."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    from_date = models.DateField(_("from"), null=True, blank=True)
    until_date = models.DateField(_("until"), null=True, blank=True)


class Membership(models.Model):
    """Who acts for a municipality, in which post, confirmed by whom, from when until when.

    An unconfirmed row gives no rights; it is only a claim.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased",
        erase="the row is deleted with the account",
    )

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships"
    )
    post_ru = models.CharField(_("post in Russian"), max_length=160)
    post_ky = models.CharField(_("post in Kyrgyz"), max_length=160, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="confirmed_memberships",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

"""Bodies under the names they had, and the people who act for municipalities."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.labels import Labelled, in_language
from core.retention import Retention
from organisations.choices import OrganisationKind
from organisations.models.places import DatedName, Municipality
from organisations.querysets import MembershipQuerySet


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
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("successor")
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


class Membership(models.Model):
    """Who acts for a municipality, in which post, confirmed by whom, from when until when.

    An unconfirmed row gives no rights; it is only a claim.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased",
        erase="the row is deleted with the account",
    )

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("municipality"),
    )
    post_ru = models.CharField(_("post in Russian"), max_length=160)
    post_ky = models.CharField(_("post in Kyrgyz"), max_length=160, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="confirmed_memberships",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody vouched for it; whether it holds today is another question."""
        return self.confirmed_at is not None

    @property
    def post(self) -> str:
        """The post in the language of the page."""
        return in_language({"ru": self.post_ru, "ky": self.post_ky})[0]

    def __str__(self) -> str:
        return self.post

"""The ledger of dues that municipalities pay to their union."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from organisations.models import Municipality
from subscriptions.querysets import DuesQuerySet

FIRST_YEAR, LAST_YEAR = 2000, 2100


class DuesPayment(models.Model):
    """One payment of dues of a municipality for a year.

    Several may make up a year: the year counts as paid from the payment on that its row says so
    (`settles`). A row entered by mistake is voided, never deleted.
    """

    PERSONAL_DATA = Retention(
        keep="the ledger is kept for good; whoever noted a payment until their account is erased",
        erase="the key to whoever noted or voided the payment is emptied",
    )

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="dues",
        verbose_name=_("municipality"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("amount, som"), max_digits=12, decimal_places=2)
    paid_on = models.DateField(_("paid on"))
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    settles = models.BooleanField(_("the year is paid with it"), default=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("voided by"),
    )
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True)
    void_reason = models.CharField(_("why it was voided"), max_length=255, blank=True)

    objects = DuesQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment of dues")
        verbose_name_plural = _("payments of dues")
        indexes = [models.Index(fields=["municipality", "year"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="dues_are_positive"),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="dues_year_is_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} · {self.year}"

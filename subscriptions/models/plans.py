"""What a subscription costs, for how long, in which form and for whom."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import Labelled
from subscriptions.choices import ON_PAPER, PlanForm


class Plan(Labelled):
    """One offer. Reading by the dues of a municipality is no plan but a ground of its own."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    publication = models.SlugField(_("publication"), max_length=40, default="municipalitet")
    form = models.CharField(_("form"), max_length=8, choices=PlanForm.choices)
    price = models.DecimalField(
        _("price, som"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )
    months = models.PositiveSmallIntegerField(
        _("months"), default=12, validators=[MinValueValidator(1)]
    )
    is_for_persons = models.BooleanField(_("for persons"), default=True)
    is_for_bodies = models.BooleanField(_("for bodies"), default=True)
    is_public = models.BooleanField(_("offered on the portal"), default=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__gte=0), name="plan_price_not_negative"
            ),
            models.CheckConstraint(condition=models.Q(months__gte=1), name="plan_lasts_a_month"),
        ]

    @property
    def is_on_paper(self) -> bool:
        """Whether copies are sent, so that an address is needed."""
        return self.form in ON_PAPER

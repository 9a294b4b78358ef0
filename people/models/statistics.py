"""What only reports need to know about people, apart from their face."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import Gender
from people.models.accounts import User


class PersonStatistics(models.Model):
    """Answers a person gave for reports, of their own will.

    Nobody reads a single row: reports count groups (`people.selectors.count_people`), and only
    those who may report see even that. The person sees and changes their own.
    """

    PERSONAL_DATA = Retention(
        keep="until the person takes the answers back or the account is erased",
        erase="the row is deleted",
    )

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    gender = models.CharField(_("gender"), max_length=10, choices=Gender.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)

    class Meta:
        verbose_name = _("statistics about a person")
        verbose_name_plural = _("statistics about people")

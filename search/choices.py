"""How often a saved search writes, and the limits of what people may save."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """daily and weekly write; never is a search that is kept and stays silent."""

    DAILY = "daily", _("every morning")
    WEEKLY = "weekly", _("on Mondays")
    NEVER = "never", _("never, only keep the search")


# A person follows so many searches at most.
MOST_SEARCHES = 50
LONGEST_NAME = 120
# What a letter names; the rest is behind its link.
SHOWN_IN_LETTER = 10
# After a long silence of the portal nobody gets the news of more than this.
LONGEST_SILENCE = timedelta(days=35)

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

# What is searched for is counted by day, for a year and a month: so one month is held against
# the same a year ago.
LOG_AGE = timedelta(days=396)
# So many different questions a day, and opened results down to this place.
MOST_LOGGED_A_DAY = 5_000
LOGGED_PLACES = 500
# From one network, for one process: a classroom stays below, a program does not.
SEARCHES_A_MINUTE = 120
SUGGESTIONS_A_MINUTE = 900
LOGGED_A_MINUTE = 60
# A question is offered to others when it found something on so many different days.
ASKED_ON_DAYS = 3
OFFERED_AGE = timedelta(days=90)
# The dye and the cut of a kind of things; what is not named here belongs to the library.
ROOMS = {"page": "search", "news": "search", "article": "magazine", "issue": "magazine"}

"""Groups of rights, kinds of consent, and the life of a letter."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# Groups of rights; `setup_portal` makes them and gives them their permissions.
GROUP_EDITORS = "Editors"
GROUP_OPERATORS = "Operators"
GROUP_REPORTERS = "Reporters"
GROUP_DATA_OFFICERS = "Data officers"
# Exporting people is a right of its own, beside seeing them one by one.
EXPORT_RIGHT = "people.export_people"
STATISTICS_RIGHT = "people.view_personstatistics"

# The number of the text a person agreed to; it changes whenever the text does.
PRIVACY_TEXT_VERSION = "1"
LICENCE_TEXT_VERSION = "1"
EXPERT_TEXT_VERSION = "1"


class ConsentKind(models.TextChoices):
    """What a person agreed to."""

    PRIVACY = "privacy", _("processing of personal data")
    LICENCE = "licence", _("licence of text and photos")
    EXPERT = "expert", _("being listed in the register of experts")


class Device(models.TextChoices):
    """Whose device a person signs in on; it decides how long the sign-in lasts."""

    SHARED = "shared", _("Not only mine: at work, in a library, at a friend's")
    OWN = "own", _("My own")


class LetterState(models.TextChoices):
    """new → sending → sent; a refused one goes back to new until it is given up as failed.

    Who has no e-mail reads the letter on the portal: it is kept from the start.
    """

    NEW = "new", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    KEPT = "kept", _("to be read on the portal")


class VerificationGround(models.TextChoices):
    """How somebody came to know that a person is who they say they are."""

    STAFF = "staff", _("the staff of the portal checked it")
    COLLEAGUE = "colleague", _("a colleague vouched for it")


class ExportState(models.TextChoices):
    """waiting → ready; a job that fails is tried again and leaves it waiting."""

    WAITING = "waiting", _("being prepared")
    READY = "ready", _("ready")


class AccessKind(models.TextChoices):
    """What was done with the record of another person."""

    VIEW = "view", _("opened")
    LIST = "list", _("saw in a list")
    CHANGE = "change", _("changed")
    EXPORT = "export", _("exported")


class AccessSubject(models.TextChoices):
    """Whose or what record it was."""

    ACCOUNT = "account", _("account")
    MEMBERSHIP = "membership", _("membership")
    EXPERT = "expert", _("entry in the register of experts")
    LETTERS = "letters", _("letters, without their text")
    PEOPLE = "people", _("people and memberships")


class Gender(models.TextChoices):
    """Only for reports; nobody has to answer."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    UNSAID = "unsaid", _("I prefer not to say")


class ActivationChannel(models.TextChoices):
    """How the code of an account that was opened for somebody reaches them."""

    LETTER = "letter", _("by letter")
    PAPER = "paper", _("on paper")


# How long after each failed attempt the next one follows; after the last the letter has failed.
LETTER_RETRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=13, minutes=39),
)
# A sender that has not reported back by then is taken for dead and the letter is sent again.
LETTER_LEASE = timedelta(minutes=2)

# What an expired session typed is kept this long.
HELD_FORM_AGE = timedelta(hours=24)
# A repeated post still gets its answer this long after the first.
FORM_KEY_AGE = timedelta(days=90)
# Letters that belong to no account are kept this long.
LETTER_AGE = timedelta(days=730)

# A text message that nobody takes is tried this often; a code is old by then.
TEXT_ATTEMPTS = 3
# Whoever has no e-mail is told of new letters by text, at most once in this time.
TEXT_NOTICES_APART = timedelta(hours=20)
# Text messages are forgotten after this long; the limits by number count within it.
TEXT_AGE = timedelta(days=30)

# A prepared export can be fetched this long.
EXPORT_AGE = timedelta(hours=24)
# An account is erased this long after its owner asked for it; until then one may think better.
ERASURE_HOLD = timedelta(days=14)
ERASURE_WARNING = timedelta(days=2)
# The code of an account that was opened for somebody serves this long.
ACTIVATION_AGE = timedelta(days=60)
# Who looked at whose data is kept this long.
ACCESS_LOG_AGE = timedelta(days=3 * 365)
# A figure about people that counts fewer than this is not shown: it would point at somebody.
SMALLEST_GROUP = 5
# An account opened with a number whose code never came back is forgotten after this long.
UNFINISHED_AGE = timedelta(days=2)

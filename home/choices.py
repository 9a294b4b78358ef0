"""Names that setup, rights and menus share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGE_CODES = ("ru", "ky", "en")

# Plain pages of every language, in the order of the menus.
STANDARD_SLUGS = ("about", "contacts", "privacy", "accessibility", "licence", "help")

# Its children are short guides, one per role.
HELP_PARENT = "help"


class StaffGroup(models.TextChoices):
    """Groups of people who work in the admin; the value is the name of the group row."""

    EDITORS = "Editors", _("Editors")
    OPERATORS = "Operators", _("Operators")

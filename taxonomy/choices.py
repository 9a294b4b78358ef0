"""Kinds of vocabularies and of legal acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    """A vocabulary; a term belongs to exactly one."""

    THEME = "theme", _("Theme")
    SDG = "sdg", _("Sustainable Development Goal")
    TARGET_GROUP = "target_group", _("Target group")
    FUNDING_SOURCE = "funding_source", _("Funding source")


class ActKind(models.TextChoices):
    """What kind of act it is."""

    CONSTITUTION = "constitution", _("Constitution")
    CODE = "code", _("Code")
    LAW = "law", _("Law")
    GOVERNMENT_RESOLUTION = "government_resolution", _("Government resolution")
    PARLIAMENT_RESOLUTION = "parliament_resolution", _("Resolution of Parliament")
    AGENCY_ORDER = "agency_order", _("Order of a state agency")
    COUNCIL_RESOLUTION = "council_resolution", _("Council resolution")
    COMMISSION_RESOLUTION = "commission_resolution", _("Resolution of the electoral commission")
    OTHER = "other", _("Other")

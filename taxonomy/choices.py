"""Kinds of vocabularies and of legal acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    """A vocabulary; a term belongs to exactly one."""

    THEME = "theme", _("Theme")
    MATTER = "matter", _("Matter of local significance")
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


class RelationKind(models.TextChoices):
    """What one act does to another."""

    REPEALS = "repeals", _("repeals")
    AMENDS = "amends", _("amends")
    APPROVES = "approves", _("approves")
    MODEL_FOR = "model_for", _("is the model for")


# The same relation told from the other side.
TOLD_BACK = {
    RelationKind.REPEALS: _("is repealed by"),
    RelationKind.AMENDS: _("is amended by"),
    RelationKind.APPROVES: _("is approved by"),
    RelationKind.MODEL_FOR: _("follows the model"),
}

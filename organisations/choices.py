"""Kinds of places and bodies, and the life of a membership."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MunicipalityKind(models.TextChoices):
    """A town, or a rural municipality of one or more villages."""

    TOWN = "town", _("town")
    AYIL_AIMAK = "ayil_aimak", _("ayil aimak")


class OrganisationKind(models.TextChoices):
    """What kind of body it is."""

    LSG_BODY = "lsg_body", _("body of local self-government")
    STATE_BODY = "state_body", _("state body")
    UNION = "union", _("union of municipalities")
    ACADEMY = "academy", _("academy")
    NGO = "ngo", _("non-profit organisation")
    DONOR = "donor", _("donor")
    INTERNATIONAL = "international", _("international organisation")
    EXECUTOR = "project_executor", _("project executor")


class SuccessionKind(models.TextChoices):
    """Why one municipality took the place of another."""

    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    RENAMED = "renamed", _("renamed")

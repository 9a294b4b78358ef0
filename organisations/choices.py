"""Kinds of places, bodies and posts, and the life of a membership."""

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


class PostKind(models.TextChoices):
    """What somebody does in a municipality; it decides who vouches for colleagues."""

    HEAD = "head", _("head of the ayil okmotu or mayor")
    SECRETARY = "secretary", _("responsible secretary")
    DEPUTY = "deputy", _("deputy of the local council")
    SPECIALIST = "specialist", _("specialist")
    OTHER = "other", _("another post")


# Who holds one of these vouches for colleagues of the same municipality.
VOUCHING_POSTS = frozenset({PostKind.HEAD, PostKind.SECRETARY})
# Staff with this right decide about every claim.
DECIDE_RIGHT = "organisations.change_membership"


class MembershipState(models.TextChoices):
    """waiting → confirmed | declined; whoever was declined may claim again."""

    WAITING = "waiting", _("waits for confirmation")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")


class ProjectRole(models.TextChoices):
    """What a body is in a project."""

    DONOR = "donor", _("donor")
    EXECUTOR = "executor", _("carries it out")
    PARTNER = "partner", _("partner")


class Language(models.TextChoices):
    """A language an expert works in."""

    KY = "ky", _("Kyrgyz")
    RU = "ru", _("Russian")
    EN = "en", _("English")
    UZ = "uz", _("Uzbek")
    TG = "tg", _("Tajik")


class Help(models.TextChoices):
    """What an expert offers to do."""

    ADVICE = "advice", _("answers questions")
    TRAINING = "training", _("trains people")
    DOCUMENTS = "documents", _("helps with documents")
    FACILITATION = "facilitation", _("leads meetings and hearings")
    RESEARCH = "research", _("studies and evaluates")


class Trait(models.TextChoices):
    """Which question a trait of an expert answers."""

    LANGUAGE = "language", _("language of work")
    HELP = "help", _("kind of help")


class ExpertStage(models.TextChoices):
    """Where an entry of the register stands; computed, never stored."""

    WAITING = "waiting", _("waits for confirmation")
    LISTED = "listed", _("in the register")
    DECLINED = "declined", _("not confirmed")
    WITHDRAWN = "withdrawn", _("left the register")


class Measure(models.TextChoices):
    """What is known of a municipality year by year from public budgets; never dues."""

    OWN_REVENUE = "own_revenue_share", _("share of own revenue in the local budget, per cent")

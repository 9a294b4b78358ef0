"""The life of a case on one screen; stages are computed, never stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a description stands; `selectors.drafts.states_of` computes it."""

    DRAFT = "draft", _("Draft")
    UNDER_REVIEW = "under_review", _("Under review")
    RETURNED = "returned", _("Needs changes")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Taken off the portal")


# The sender and colleagues may type only while nobody reviews.
EDITABLE = {Stage.DRAFT, Stage.RETURNED}


class Section(models.TextChoices):
    """The parts of the form, in the order they are asked."""

    IDEA = "idea", _("What and where")
    STORY = "story", _("How it was and what you did")
    MONEY = "money", _("Money")
    PEOPLE = "people", _("People")
    STEPS = "steps", _("Steps and documents")
    RESULTS = "results", _("Results and contact")
    PHOTOS = "photos", _("Photos and quotes")


class FileKind(models.TextChoices):
    """What an attached file is."""

    DOCUMENT = "document", _("Document")
    PHOTO = "photo", _("Photo")


class Qualifier(models.TextChoices):
    """How exact a printed figure is; reports say "at least" and mean it."""

    EXACT = "", _("exactly")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")


class Mode(models.TextChoices):
    """How a municipality did it: with its own people, or with whom."""

    OWN = "own", _("by its own people")
    OUTSOURCED = "outsourced", _("handed to a supplier")
    INTER_MUNICIPAL = "inter_municipal", _("together with other municipalities")
    SOCIAL_ORDER = "social_order", _("municipal social order")
    PPP = "ppp", _("public-private partnership")


class GroupKind(models.TextChoices):
    """Which group of people a row counts; one person may belong to several."""

    WOMEN = "women", _("women")
    MEN = "men", _("men")
    GIRLS = "girls", _("girls")
    BOYS = "boys", _("boys")
    CHILDREN = "children", _("children")
    YOUTH = "youth", _("young people")
    OLDER = "older", _("older people")
    DISABILITIES = "disabilities", _("people with disabilities")
    MIGRANTS = "migrants", _("migrants and their families")
    MINORITIES = "minorities", _("ethnic minorities")
    LOW_INCOME = "low_income", _("families with a low income")
    OTHER = "other", _("another group")


class CommissionSide(models.TextChoices):
    """Whom a member of the commission stands for."""

    COUNCIL = "council", _("local council")
    EXECUTIVE = "executive", _("ayil okmotu or mayor's office")
    CITIZENS = "citizens", _("residents")
    NGO = "ngo", _("civil society organisation")
    STATE = "state", _("state body")
    EXPERT = "expert", _("expert")


class PartnerRole(models.TextChoices):
    """What an organisation did in this case."""

    INITIATOR = "initiator", _("started it")
    EXECUTOR = "executor", _("carried it out")
    DONOR = "donor", _("gave money")
    PARTNER = "partner", _("helped")
    CONSULTANT = "consultant", _("gave advice")
    OPERATOR = "operator", _("runs it now")


class PhotoConsent(models.TextChoices):
    """Whether people on a photo agreed; children need the consent of their parents."""

    NOT_NEEDED = "", _("nobody can be recognised")
    ADULTS = "adults", _("adults agreed")
    CHILDREN = "children", _("parents of the children agreed")
    WITHHELD = "withheld", _("no consent: the photo is not shown")


class Currency(models.TextChoices):
    """Money a row is told in; som are added up, others are told apart and never converted."""

    KGS = "KGS", _("som")
    USD = "USD", _("US dollars")
    EUR = "EUR", _("euros")
    RUB = "RUB", _("Russian roubles")
    KZT = "KZT", _("tenge")
    UZS = "UZS", _("Uzbek sums")
    TJS = "TJS", _("somoni")
    CHF = "CHF", _("Swiss francs")
    GBP = "GBP", _("pounds sterling")


# First steps of addresses under the library that are not cases.
RESERVED_SLUGS = {"submit", "n", "compare", "map", "export", "feed"}
# The licence that senders agree to; a new wording is a new version.
LICENCE_VERSION = "1.0"


class EventKind(models.TextChoices):
    """What happened to a case, for the record of where it comes from."""

    SUBMITTED = "submitted", _("sent to the editors")
    RETURNED = "returned", _("returned with remarks")
    APPROVED = "approved", _("approved")
    CORRECTED = "corrected", _("facts corrected")
    WITHDRAWN = "withdrawn", _("taken off the portal")
    HANDED_OVER = "handed_over", _("handed over")


class Role(models.TextChoices):
    """In which part somebody acted; it stays when the person is forgotten."""

    SENDER = "sender", _("sender")
    COLLEAGUE = "colleague", _("colleague of the sender")
    EDITOR = "editor", _("editor")
    HEAD = "head", _("head of the municipality")
    PORTAL = "portal", _("the portal")


class GapKind(models.TextChoices):
    """What a public case may lack in one of its languages."""

    PAGE = "page", _("no text")
    ROWS = "rows", _("rows of facts without this language")
    STALE = "stale", _("older than the other language")


class FileFormat(models.TextChoices):
    """What the cases of a list can be taken along as; the value ends the name of the file."""

    XLSX = "xlsx", _("Excel")
    CSV = "csv", _("CSV")
    JSON = "json", _("JSON")


# So many rows are written at once; more are prepared by a job, whose file is kept so many days.
EXPORT_AT_ONCE = 5_000
EXPORT_DAYS = 3

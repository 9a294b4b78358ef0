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


# First steps of addresses under the library that are not cases.
RESERVED_SLUGS = {"submit", "n", "compare", "map", "export", "feed"}
# The licence that senders agree to; a new wording is a new version.
LICENCE_VERSION = "1.0"

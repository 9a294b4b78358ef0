"""Words of the magazine: kinds of sections, states of work, rules of access, files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLICATION = "municipalitet"  # what plans and access of `subscriptions` call the magazine
GROUP_MAGAZINE_EDITORS = "Magazine editors"  # they put issues together and publish them
GROUP_MAGAZINE_WRITERS = "Magazine writers"  # they write and translate, and publish nothing
PLAN_RIGHT = "magazine.change_articleplan"
PUBLISH_RIGHT = "magazine.add_issuerelease"
MOST_COVER_LINES = 3
COVER_LINE_LENGTH = 15


class SectionKind(models.TextChoices):
    """How the articles of a section are laid out, on the page, on paper and in the EPUB."""

    ARTICLE = "article", _("article")
    QUESTIONS = "qa", _("questions and answers with their legal basis")
    LAW_NEWS = "law", _("news of the law")
    PORTRAIT = "portrait", _("portrait of a district")
    COMMENT = "comment", _("comment of a state body")
    STORY = "story", _("story of a person or a place")


class WorkState(models.TextChoices):
    """Where an article of an issue stands, in the order of the work."""

    IDEA = "idea", _("Idea")
    ORDERED = "ordered", _("Ordered")
    WRITTEN = "written", _("Written")
    EDITED = "edited", _("Edited")
    TRANSLATED = "translated", _("Translated")
    PROOFED = "proofed", _("Proofread")
    LAID_OUT = "laid_out", _("Laid out")


# Forward goes one step at a time; back goes to where the work is done again.
WORK_MOVES: dict[WorkState, tuple[WorkState, ...]] = {
    WorkState.IDEA: (WorkState.ORDERED,),
    WorkState.ORDERED: (WorkState.WRITTEN, WorkState.IDEA),
    WorkState.WRITTEN: (WorkState.EDITED, WorkState.ORDERED),
    WorkState.EDITED: (WorkState.TRANSLATED, WorkState.WRITTEN),
    WorkState.TRANSLATED: (WorkState.PROOFED, WorkState.EDITED),
    WorkState.PROOFED: (WorkState.LAID_OUT, WorkState.TRANSLATED, WorkState.EDITED),
    WorkState.LAID_OUT: (WorkState.PROOFED, WorkState.EDITED),
}
# From here on there must be pages; an idea needs none.
STATES_WITH_TEXT = frozenset(WorkState) - {WorkState.IDEA, WorkState.ORDERED}
# Less than this and the issue is not published.
STATES_READY = frozenset({WorkState.PROOFED, WorkState.LAID_OUT})


class AccessRule(models.TextChoices):
    """Who reads an issue or an article: by its date and what was paid, or everybody at once."""

    BY_RULE = "", _("by the rule: subscribers first, everybody after the delay")
    OPEN = "open", _("everybody at once")


class MadeKind(models.TextChoices):
    """Files that the worker makes from the web articles."""

    ISSUE_PDF = "issue_pdf", _("PDF of the issue")
    ISSUE_EPUB = "issue_epub", _("EPUB of the issue")
    ARTICLE_PDF = "article_pdf", _("PDF of the article")


class MadeState(models.TextChoices):
    """Where a file stands that the worker makes."""

    WAITING = "waiting", _("is being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be made")


class FigureQualifier(models.TextChoices):
    """How exact a printed figure is; a source says "at least" and means it."""

    EXACT = "", _("exactly")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")

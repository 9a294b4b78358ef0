"""Words of the magazine: kinds of sections, states of work, rules of access, files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

READS = "magazine.read"  # the kind under which the opening of an article is counted
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
# Enough for an article whose translation comes out later.
STATES_IN_ONE_LANGUAGE = frozenset({WorkState.EDITED, WorkState.TRANSLATED})


class FaultKind(models.TextChoices):
    """What is missing or wrong in a text of an issue, or in the issue itself."""

    NO_TEXT = "no_text", _("nothing is written")
    NO_TRANSLATION = "no_translation", _("the translation is missing")
    UNTRANSLATED = "untranslated", _("the text is the same in both languages")
    NO_LEAD = "no_lead", _("the lead is missing (field “Summary”)")
    NO_SECTION = "no_section", _("the section is missing")
    NO_AUTHOR = "no_author", _("the author is missing")
    NO_ALT = "no_alt", _("pictures without a description")
    NOTE_ABSENT = "note_absent", _("the text names footnotes that are not there")
    NOTE_UNNAMED = "note_unnamed", _("footnotes that the text never names")
    BROKEN_LINK = "broken_link", _("links to an act, a page or a file that is not there")
    LONG_TITLE = "long_title", _("the title is long; how many letters")
    BLOCKS_DIFFER = "blocks_differ", _("the languages have different numbers of blocks")
    NOT_READY = "not_ready", _("not proofread yet")
    NO_PAGES = "no_pages", _("planned, and not begun")
    NO_ITEMS = "no_items", _("the issue has no contents")
    SCAN_UNREAD = "scan_unread", _("the PDF is still being examined; try again in a minute")
    SCAN_BROKEN = "scan_broken", _("the PDF cannot be read: choose another file")

    @classmethod
    def warnings(cls) -> frozenset["FaultKind"]:
        """What an editor should see and may leave."""
        return frozenset({cls.LONG_TITLE, cls.BLOCKS_DIFFER})


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


class PublicationKind(models.TextChoices):
    """What stands on the shelf of publications."""

    GUIDE = "guide", _("Guide")
    REGULATION = "regulation", _("Model regulation")
    STUDY = "study", _("Study")
    LEAFLET = "leaflet", _("Leaflet")
    HANDBOOK = "handbook", _("Handbook")


class Audience(models.TextChoices):
    """For whom a publication is written."""

    BODIES = "bodies", _("local self-government bodies")
    DEPUTIES = "deputies", _("deputies and candidates")
    RESIDENTS = "residents", _("people who live there")
    TRAINERS = "trainers", _("trainers and consultants")
    EVERYBODY = "everybody", _("everybody")


# Addresses under the shelf that are no pages.
SHELF_ADDRESSES = ("feed", "cite")

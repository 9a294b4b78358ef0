"""How much of what makes a case useful it tells, and what would make it more useful.

Nothing here refuses anything: a short case is published too, readers just find it later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from best_practice.choices import FileKind, PhotoConsent, Section
from best_practice.engine.facts import CaseFacts, Step

# {language: {name of a text: text}}
Texts = Mapping[str, Mapping[str, str]]
# A text shorter than this says nothing to a reader yet.
FEWEST_LETTERS = 40


@dataclass(frozen=True)
class Told:
    """Everything a case tells: its facts, its texts, and what the larger case tells for it."""

    facts: CaseFacts
    texts: Texts
    larger: CaseFacts | None = None

    def has(self, name: str) -> bool:
        """Whether a text is told in some language, in more than a word or two."""
        return any(len(one.get(name, "").strip()) >= FEWEST_LETTERS for one in self.texts.values())

    @property
    def steps(self) -> list[Step]:
        """Its steps and those that the larger case tells for all its parts."""
        return [*self.facts.steps, *(self.larger.steps if self.larger else [])]

    @property
    def has_acts(self) -> bool:
        """Whether it names a legal act, or the larger case does."""
        return bool(self.facts.legal_acts or (self.larger and self.larger.legal_acts))


@dataclass(frozen=True)
class Wish:
    """One thing a useful case tells: its weight, its section of the form, and what to do."""

    code: str
    section: Section
    weight: int
    words: str | Promise
    is_told: Callable[[Told], bool]


def _has_money(told: Told) -> bool:
    return any(row.amount is not None for row in told.facts.budget)


def _has_plan(told: Told) -> bool:
    return any(row.planned is not None for row in told.facts.budget)


def _has_result(told: Told) -> bool:
    return any(row.baseline and row.value for row in told.facts.results)


def _has_proof(told: Told) -> bool:
    return any(row.document or row.document_file for row in told.steps)


def _has_photo(told: Told) -> bool:
    photos = [file for file in told.facts.files if file.kind == FileKind.PHOTO]
    return any(file.consent != PhotoConsent.WITHHELD for file in photos)


def _has_contact(told: Told) -> bool:
    facts = told.facts
    return bool(facts.contact_post and (facts.contact_phone or facts.contact_email))


# In the order of the form; the weights make 100.
WISHES = (
    Wish(
        "language",
        Section.IDEA,
        6,
        _("Tell it in a second language, so that more municipalities can read it."),
        lambda told: len(told.texts) > 1,
    ),
    Wish(
        "dates",
        Section.IDEA,
        4,
        _("Write when it began or ended: prices and laws change with the years."),
        lambda told: bool(told.facts.started or told.facts.ended),
    ),
    Wish(
        "mode",
        Section.IDEA,
        3,
        _("Say how it was done: by your own people, by a supplier, with neighbours."),
        lambda told: bool(told.facts.mode),
    ),
    Wish(
        "problem",
        Section.STORY,
        7,
        _("Describe how it was before: readers look for their own problem."),
        lambda told: told.has("problem"),
    ),
    Wish(
        "context",
        Section.STORY,
        4,
        _("Describe the place: how many people and villages, what is near and what is far."),
        lambda told: told.has("context"),
    ),
    Wish(
        "solution",
        Section.STORY,
        7,
        _("Describe what you did."),
        lambda told: told.has("solution"),
    ),
    Wish(
        "budget",
        Section.MONEY,
        12,
        _("Add the budget: who gave how much. It is the first thing heads look for."),
        _has_money,
    ),
    Wish(
        "plan",
        Section.MONEY,
        3,
        _("Add what was planned beside what was spent."),
        _has_plan,
    ),
    Wish(
        "people",
        Section.PEOPLE,
        6,
        _("Write how many people took part."),
        lambda told: told.facts.participants_total is not None,
    ),
    Wish(
        "groups",
        Section.PEOPLE,
        4,
        _("Say how many of them were women, children or people with disabilities."),
        lambda told: bool(told.facts.groups),
    ),
    Wish(
        "steps",
        Section.STEPS,
        7,
        _("List the steps one by one: with two steps or more others can follow you."),
        lambda told: len(told.steps) > 1,
    ),
    Wish(
        "proof",
        Section.STEPS,
        7,
        _("Name a document that confirms a step: a resolution, a protocol, an agreement."),
        _has_proof,
    ),
    Wish(
        "acts",
        Section.STEPS,
        3,
        _("Name the law or resolution it stands on."),
        lambda told: told.has_acts,
    ),
    Wish(
        "results",
        Section.RESULTS,
        9,
        _("Give one result with two figures: how it was and how it became."),
        _has_result,
    ),
    Wish(
        "lessons",
        Section.RESULTS,
        7,
        _("Write what did not work: others learn most from it."),
        lambda told: told.has("lessons"),
    ),
    Wish(
        "repeat",
        Section.RESULTS,
        3,
        _("Advise those who want to repeat it: what to begin with."),
        lambda told: told.has("how_to_repeat"),
    ),
    Wish(
        "conditions",
        Section.RESULTS,
        3,
        _("Name what has to be there first: without which conditions does it not work?"),
        lambda told: bool(told.facts.conditions),
    ),
    Wish(
        "contact",
        Section.RESULTS,
        3,
        _("Give a post with a telephone or an e-mail: somebody will want to ask."),
        _has_contact,
    ),
    Wish(
        "photo",
        Section.PHOTOS,
        2,
        _("Add a photo that shows what became of it."),
        _has_photo,
    ),
)


def missing_wishes(facts: CaseFacts, texts: Texts, larger: CaseFacts | None = None) -> list[Wish]:
    """What would make the case more useful, the weightiest first."""
    told = Told(facts, texts, larger)
    return sorted(
        (wish for wish in WISHES if not wish.is_told(told)), key=lambda wish: -wish.weight
    )


def missing_by_section(
    facts: CaseFacts, texts: Texts, larger: CaseFacts | None = None
) -> dict[Section, list[Wish]]:
    """The same by section of the form, in the order of the form; sections without a wish left out.

    Each has `weight` (points of a hundred) and `words` (what to do, in the reader's language).
    """
    missing = missing_wishes(facts, texts, larger)
    found = {section: [one for one in missing if one.section == section] for section in Section}
    return {section: wishes for section, wishes in found.items() if wishes}


def completeness_of(facts: CaseFacts, texts: Texts, larger: CaseFacts | None = None) -> int:
    """How complete a case is, from 0 to 100."""
    return 100 - sum(wish.weight for wish in missing_wishes(facts, texts, larger))

"""A case on one page for a council: what the page says, ever shorter until it fits.

Pure: facts and texts in, data for templates/print/council.typ out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from best_practice.engine.facts import CaseFacts
from core.motifs import cut_path
from core.qr import qr_path
from core.templatetags.formats import number
from peer_learning.engine import council_parts as parts
from peer_learning.engine.council_parts import Length
from peer_learning.engine.papers import (
    Said,
    is_foreign,
    language_marks,
    paper_language,
    plain,
    say,
    shorten,
)

# The lead is shortened first, then words, then rows; the last one fits whatever was written.
LENGTHS = (
    Length(),
    Length(lead=360),
    Length(lead=240),
    Length(lead=150),
    Length(lead=150, failed=420, condition=150, cell=90),
    Length(lead=150, failed=300, condition=110, cell=80, steps=14, groups=8),
    Length(lead=150, failed=300, condition=100, cell=70, steps=10, conditions=6, groups=8),
    Length(lead=150, failed=260, condition=90, cell=64, steps=8, conditions=5, groups=7),
    Length(lead=130, failed=240, condition=80, cell=60, steps=7, conditions=5, groups=6),
    Length(140, 130, 220, 80, 60, steps=6, conditions=4, groups=5, sources=5),
    Length(140, 120, 200, 70, 54, steps=5, conditions=4, groups=5, sources=4, acts=1),
    Length(120, 110, 180, 64, 48, steps=4, conditions=3, groups=4, sources=3, acts=1),
    Length(110, 90, 150, 56, 42, steps=4, conditions=3, groups=3, sources=3, acts=1),
    Length(80, 0, 120, 48, 30, steps=3, conditions=3, groups=3, sources=3, acts=0),
)


@dataclass(frozen=True)
class CouncilSource:
    """Everything the page is made of."""

    number: int
    facts: CaseFacts
    texts: dict[str, dict[str, str]]  # by name, then by language
    place: str
    sources: dict[str, str]  # names of funding sources by code
    address: str
    version: int
    version_day: str
    acts: list[Said] = field(default_factory=list)


def council_data(source: CouncilSource) -> dict[str, Any]:
    """The data of the page; `levels` are the same page, each shorter than the one before."""
    side, path = qr_path(source.address)
    title = plain(say(source.texts["title"]))
    head = [_("Example № %(number)s") % {"number": source.number}]
    if source.facts.year:
        head.append(str(source.facts.year))
    return {
        "lang": paper_language(),
        "title": title or head[0],
        "keywords": [head[0]],
        "owner": _("Best Practice Portal"),
        "head": " · ".join([*head, shorten(source.place, 60)] if source.place else head),
        "cut": cut_path("horn"),
        "marks": language_marks(),
        "levels": list(_levels(source)),
        "worksheet": {
            "title": _("What we do ourselves"),
            "heads": [_("What"), _("Who"), _("By when")],
        },
        "foot": {
            "side": side,
            "path": path,
            "alt": _("A square code with the address of the example"),
            "strong": _("The whole example, its documents and questions to the author"),
            "source": _foot_line(source),
            "url": source.address,
        },
    }


def _foot_line(source: CouncilSource) -> str:
    checked = _("Version %(number)s, checked by the editors on %(date)s.") % {
        "number": source.version,
        "date": source.version_day,
    }
    note = shorten(source.facts.source_note, 110).rstrip(".")
    return f"{_('Source: %(note)s.') % {'note': note}} {checked}" if note else checked


def _levels(source: CouncilSource) -> Iterator[dict[str, Any]]:
    for length in LENGTHS:
        yield _level(source, length)


def _level(source: CouncilSource, length: Length) -> dict[str, Any]:
    facts, title = source.facts, say(source.texts["title"], length.title)
    lead = say(source.texts["summary"], length.lead) if length.lead else ""
    size = 25 if len(plain(title)) <= 60 else 20 if len(plain(title)) <= 110 else 16
    return {
        "title": title,
        "size": size if length.lead else 15,
        "lead": lead or None,
        "remarks": _remarks(source, title),
        "figures": parts.figures(facts, length),
        "money": parts.money(facts, source.sources, length),
        "people": parts.people(facts, length),
        "steps": parts.steps(facts, length),
        "conditions": parts.conditions(facts, source.texts["how_to_repeat"], length),
        "failed": {
            "title": _("What did not work"),
            "text": say(source.texts["lessons"], length.failed)
            or _("The author has not written about it yet."),
        },
        "decision": _decision(source, length),
    }


def _remarks(source: CouncilSource, title: Said) -> list[str]:
    remarks = []
    if source.facts.is_example:
        remarks.append(
            _("This example is made up: the place and the figures only show how a page looks.")
        )
    if is_foreign(title):
        remarks.append(_("The text is not translated yet; it stands in the language it has."))
    return remarks


def _decision(source: CouncilSource, length: Length) -> dict[str, Any]:
    """A draft that says what was learnt and leaves blanks for what only the council decides."""
    facts = source.facts
    opening = _("Having looked at example № %(number)s, the council of")
    points: list[list[Any]] = [
        [_("To take this experience as a basis and approve a plan to repeat it (annex).")],
        [
            _("To provide in the budget for"), " ", {"blank": 16}, " ",
            _("the sum of"), " ", {"blank": 34}, " ", _("som"), _spent(facts), ".",
        ],
    ]  # fmt: skip
    if facts.commission:
        posts = [say(member.post, length.cell) for member in facts.commission]
        members = parts.limited(posts, 5 if length.acts else 2)
        points.append([_("To form a commission of"), " ", {"blank": 12}, ": ", *members, "."])
    acts = source.acts[: length.acts]
    if acts:
        points.append([_("To rely on"), ": ", *parts.limited(acts, 2), "."])
    points.append(
        [
            _("The executive body prepares the plan by"), " ", {"blank": 26}, " ",
            _("and reports on the results by"), " ", {"blank": 26}, ".",
        ]
    )  # fmt: skip
    return {
        "title": _("Draft decision of the council"),
        "opening": [
            opening % {"number": source.number}, " ", {"blank": 52}, " ", _("decides:")
        ],
        "points": points,
        "foot": _("A draft to talk about. The council writes its own decision."),
    }  # fmt: skip


def _spent(facts: CaseFacts) -> str:
    if facts.total_som is None:
        return ""
    words = _("the example took %(sum)s som") % {"sum": number(facts.total_som)}
    return f" ({words}, {facts.year})" if facts.year else f" ({words})"

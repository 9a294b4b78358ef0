"""Reads up to four public cases for a comparison, and offers others to add."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.listing import found_ids
from best_practice.selectors.labels import place_texts, read_vocabulary
from peer_learning.engine.comparing import (
    LETTERS,
    MOST,
    Range,
    households_row,
    scale,
    verdict,
)
from peer_learning.engine.comparing_cells import Column, Group
from peer_learning.engine.comparing_rows import table_of
from peer_learning.engine.comparing_words import Verdict, words_of
from peer_learning.selectors.public_cases import PublicCase, read_public_cases
from taxonomy.choices import Scheme

LOOKED_AT = 12  # numbers of an address; nobody compares more
OFFERED = 6
LARGEST = 10_000_000  # participants or households of a reader
NUMBER = re.compile(r"0*[1-9]\d{0,8}")

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """What stands in the address: numbers, the reader's own size, words to find others by."""

    numbers: tuple[int, ...] = ()
    strange: tuple[str, ...] = ()
    is_cut: bool = False
    people: int | None = None
    households: int | None = None
    words: str = ""

    @classmethod
    def read(cls, given: Given) -> "Asked":
        """Read the query of an address; nothing in it can break the page."""
        typed = list(dict.fromkeys(text.strip() for text in given.get("n", ()) if text.strip()))
        known = [text for text in typed if NUMBER.fullmatch(text)]
        numbers = tuple(dict.fromkeys(int(text) for text in known))
        return cls(
            numbers=numbers[:LOOKED_AT],
            strange=tuple(text[:20] for text in typed if text not in known)[:MOST],
            is_cut=len(numbers) > LOOKED_AT,
            people=_count(given, "people"),
            households=_count(given, "households"),
            words=(list(given.get("q", ())) or [""])[-1].strip()[:200],
        )

    def address(self, numbers: Sequence[int], name: str = "compare") -> str:
        """The address of a comparison of other numbers for the same reader."""
        pairs: list[tuple[str, object]] = [("n", number) for number in numbers]
        pairs += [(key, size) for key, size in self.sizes if size]
        return f"{reverse(name)}?{urlencode(pairs)}" if pairs else reverse(name)

    @property
    def sizes(self) -> list[tuple[str, int | None]]:
        """The reader's own size, as parameters."""
        return [("people", self.people), ("households", self.households)]


def _count(given: Given, name: str) -> int | None:
    text = re.sub(r"\s", "", (list(given.get(name, ())) or [""])[-1])
    if not NUMBER.fullmatch(text):
        return None
    return min(int(text), LARGEST)


@dataclass(frozen=True)
class Comparison:
    """Everything the page and the paper show."""

    asked: Asked
    columns: list[Column]
    groups: list[Group]
    range: Range | None
    missing: list[str] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    theme: str = ""
    offers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """The cases compared, in their order."""
        return [column.number for column in self.columns]

    @property
    def is_full(self) -> bool:
        """Whether one must leave before another comes."""
        return len(self.columns) == MOST

    @property
    def removals(self) -> list[str]:
        """For each column the address without it."""
        numbers = self.numbers
        return [self.asked.address([other for other in numbers if other != one]) for one in numbers]

    @property
    def scale(self) -> dict[str, Any] | None:
        """The range as a drawing."""
        return scale(self.range) if self.range else None

    @property
    def years(self) -> list[int]:
        """The years whose prices stand side by side."""
        return sorted({column.facts.year for column in self.columns if column.facts.year})

    @property
    def has_households(self) -> bool:
        """Whether some author counted households."""
        return any(households_row(column.facts) for column in self.columns)

    @property
    def address(self) -> str:
        """The one address of this comparison."""
        return self.asked.address(self.numbers)

    @property
    def verdict(self) -> Verdict | None:
        """The range in words."""
        return words_of(self.range, self.years)

    @property
    def full_address(self) -> str:
        """The address as a reader of the paper types it."""
        return f"{settings.PUBLIC_URL}{self.address}"

    @property
    def paper_address(self) -> str:
        """Its paper."""
        return self.asked.address(self.numbers, "compare_paper")


def _column(letter: str, case: PublicCase, sources: dict[str, str]) -> Column:
    return Column(
        letter=letter,
        number=case.number,
        title=case.title,
        language=case.language,
        url=case.url,
        place=", ".join(place_texts(case.places)),
        facts=case.facts,
        lessons=case.text("lessons"),
        repetitions=case.repetitions,
        sources=sources,
    )


def read_comparison(given: Given, *, with_offers: bool = True) -> Comparison:
    """Compare the public ones of the cases asked for.

    As many statements for four cases as for one; what is not public is as unknown as what never
    was.
    """
    asked = Asked.read(given)
    found = read_public_cases(asked.numbers)
    vocabulary = read_vocabulary()
    public = [found[number] for number in asked.numbers if number in found]
    sources = {
        code: name
        for (kind, code), name in vocabulary.names.items()
        if kind == Scheme.FUNDING_SOURCE
    }
    pairs = zip(LETTERS, public, strict=False)
    columns = [_column(letter, case, sources) for letter, case in pairs]
    cases = [column.facts for column in columns]
    themes = {facts.theme for facts in cases}
    theme = vocabulary.name(Scheme.THEME, themes.pop()) if len(themes) == 1 else ""
    unknown = [str(number) for number in asked.numbers if number not in found]
    comparison = Comparison(
        asked=asked,
        columns=columns,
        groups=table_of(columns) if columns else [],
        range=verdict(cases, asked.people, asked.households),
        missing=[*unknown, *asked.strange],
        left_out=[case.number for case in public[MOST:]],
        theme=theme,
    )
    if with_offers and not comparison.is_full:
        comparison.offers.extend(_offers(comparison))
    return comparison


def _offers(comparison: Comparison) -> list[dict[str, Any]]:
    """Cases to add: found by words or number, else of the same theme, else the newest."""
    asked, columns = comparison.asked, comparison.columns
    words = asked.words.lstrip("№ ").strip()
    given: dict[str, list[str]] = {}
    if asked.words:
        given = {"q": [asked.words]}
    elif columns:
        given = {"theme": [columns[0].facts.theme]}
    ids, _query = found_ids(given)
    cards = read_cards(ids[: OFFERED + MOST])
    if NUMBER.fullmatch(words):
        named = read_public_cases([int(words)])
        cards = [*read_cards([case.pk for case in named.values()]), *cards]
    taken = set(comparison.numbers)
    rows: list[dict[str, Any]] = []
    for card in cards:
        if card["number"] not in taken and len(rows) < OFFERED:
            taken.add(card["number"])
            add = asked.address([*comparison.numbers, card["number"]])
            rows.append({**card, "add_url": add})
    return rows

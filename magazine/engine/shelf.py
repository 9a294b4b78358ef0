"""The shelf as a list: what the address asks for, what fits, how many of each value there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from core.folding import fold

FACET_NAMES = ("kind", "audience", "theme", "year", "lang", "project", "file")
EDITABLE = "editable"
EDITABLE_SUFFIXES = {"docx", "odt", "rtf", "xlsx", "ods"}
PER_PAGE = 20
MOST_VALUES, LONGEST_WORDS, LAST_PAGE = 60, 200, 10_000

Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Entry:
    """A publication as the list knows it: its key, its values by facet, its words folded."""

    key: str
    values: Values
    words: str = ""


@dataclass(frozen=True)
class ShelfQuery:
    """What was asked for; always clean, whatever stood in the address."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]]) -> "ShelfQuery":
        """Read the lists of a query string; what makes no sense counts as not given."""
        chosen = {
            name: tuple(dict.fromkeys(value for value in given.get(name, ()) if value))
            for name in FACET_NAMES
        }
        words = " ".join("".join(c for c in _last(given, "q") if c.isprintable()).split())
        return cls(
            text=words[:LONGEST_WORDS],
            chosen={name: values[:MOST_VALUES] for name, values in chosen.items() if values},
            page=_page(_last(given, "page")),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether not everything is asked for."""
        return bool(self.text or self.chosen)

    @property
    def number_chosen(self) -> int:
        """How many values are chosen."""
        return sum(map(len, self.chosen.values()))

    def has(self, name: str, value: str) -> bool:
        """Say whether a value is chosen."""
        return value in self.chosen.get(name, ())

    def known(self, entries: Sequence[Entry]) -> "ShelfQuery":
        """Forget chosen values that no publication has."""
        there = {
            name: set().union(*(e.values.get(name, ()) for e in entries)) for name in self.chosen
        }
        chosen = {n: tuple(v for v in values if v in there[n]) for n, values in self.chosen.items()}
        return replace(self, chosen={name: values for name, values in chosen.items() if values})

    def toggled(self, name: str, value: str) -> "ShelfQuery":
        """Add a value or take it away; the list starts again from its first page."""
        old = self.chosen.get(name, ())
        new = tuple(v for v in old if v != value) if value in old else (*old, value)
        chosen = {**self.chosen, name: new}
        return replace(self, chosen={n: v for n, v in chosen.items() if v}, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Everything asked for but words and page, in one order."""
        return [
            (name, value) for name in FACET_NAMES for value in sorted(self.chosen.get(name, ()))
        ]

    def url(self, path: str) -> str:
        """Write the address that asks for this."""
        pairs = self.pairs()
        if self.text:
            pairs.append(("q", self.text))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"{path}?{urlencode(pairs)}" if pairs else path


def fitting(entries: Iterable[Entry], query: ShelfQuery, *, apart: str = "") -> list[Entry]:
    """Keep what has one chosen value of every facet and all words; `apart` is a facet left out."""
    words = fold(query.text).split()
    return [
        entry
        for entry in entries
        if all(
            name == apart or not entry.values.get(name, frozenset()).isdisjoint(values)
            for name, values in query.chosen.items()
        )
        and all(word in entry.words for word in words)
    ]


def counts(entries: Sequence[Entry], query: ShelfQuery) -> dict[str, dict[str, int]]:
    """Count the values of every facet; a facet's own choice does not shrink its own counts."""
    counted: dict[str, dict[str, int]] = {}
    for name in FACET_NAMES:
        told = counted[name] = {}
        for entry in entries:
            for value in entry.values.get(name, ()):
                told.setdefault(value, 0)
        for entry in fitting(entries, query, apart=name):
            for value in entry.values.get(name, ()):
                told[value] += 1
    return counted


def _last(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name) or [""]
    return str(values[-1])


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(LAST_PAGE)):
        return 1
    return min(max(1, int(text)), LAST_PAGE)

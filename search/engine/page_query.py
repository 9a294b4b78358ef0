"""What a visitor asked the search page for, read from the address and written back into one."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

FACETS = ("kind", "lang", "theme", "region", "year")
YES = "1"
LONGEST_QUERY = 200
# So much is looked at before it is cut: taking odd signs out of a megabyte takes its time.
LONGEST_READ = 4 * LONGEST_QUERY
MOST_VALUES = 20
LONGEST_SHOWN = 40
LAST_PAGE = 100_000
CODE = re.compile(r"[A-Za-z0-9][\w.-]{0,59}", re.ASCII)
# What is not printed and turns or hides what is: controls, marks of direction, lone surrogates.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}

Given = Mapping[str, Sequence[str]]
Pair = tuple[str, str]


def clean(text: str) -> str:
    """Give the text on one line without signs that nobody sees; a soft hyphen joins its word."""
    seen = (
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in text
        if unicodedata.category(sign) not in UNSEEN or unicodedata.category(sign) == "Cc"
    )
    return " ".join("".join(seen).split())


@dataclass(frozen=True)
class PageQuery:
    """Words, chosen values by facet, page; always clean, whatever was in the address.

    `ignored` names what was given and means nothing, so that the page can say so. `exact` asks
    for the words as they were typed, without corrections.
    """

    text: str = ""
    selection: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    exact: bool = False
    ignored: tuple[Pair, ...] = ()
    is_cut: bool = False

    @classmethod
    def read(cls, given: Given) -> "PageQuery":
        """Read the lists of a query string; what makes no sense is ignored and remembered."""
        typed = _last(given, "q")
        text = clean(typed[:LONGEST_READ])
        ignored: list[Pair] = []
        selection = {facet: _values(given, facet, ignored) for facet in FACETS}
        return cls(
            text=text[:LONGEST_QUERY].rstrip(),
            selection={facet: values for facet, values in selection.items() if values},
            page=_page(_last(given, "page")),
            exact=_last(given, "exact") == YES,
            ignored=tuple(dict.fromkeys(ignored)),
            is_cut=len(text) > LONGEST_QUERY or len(typed) > LONGEST_READ,
        )

    @property
    def chosen(self) -> int:
        """How many values are chosen."""
        return sum(len(values) for values in self.selection.values())

    def has(self, facet: str, value: str) -> bool:
        """Say whether a value is chosen."""
        return value in self.selection.get(facet, ())

    def knowing(self, known: Mapping[str, Mapping[str, object]]) -> "PageQuery":
        """Keep the chosen values that mean something; the others are remembered as ignored."""
        ignored: list[Pair] = list(self.ignored)
        kept: dict[str, tuple[str, ...]] = {}
        for facet, values in self.selection.items():
            good = tuple(value for value in values if value in known.get(facet, ()))
            ignored += [(facet, value) for value in values if value not in good]
            if good:
                kept[facet] = good
        return replace(self, selection=kept, ignored=tuple(dict.fromkeys(ignored)))

    def toggled(self, facet: str, value: str) -> "PageQuery":
        """Take a value away when it is chosen, else add it; from the first page again."""
        values = self.selection.get(facet, ())
        others = tuple(one for one in values if one != value)
        changed = others if value in values else (*values, value)
        selection = {**self.selection, facet: changed}
        kept = {name: selection[name] for name in FACETS if selection.get(name)}
        return replace(self, selection=kept, page=1)

    def without_filters(self) -> "PageQuery":
        """The same words among everything."""
        return replace(self, selection={}, page=1)

    def on_page(self, number: int) -> "PageQuery":
        """Another page of the same."""
        return replace(self, page=number)

    def asking(self, text: str, *, exact: bool = False) -> "PageQuery":
        """Other words with the same filters."""
        return replace(self, text=text, exact=exact, page=1)

    def filter_pairs(self) -> list[Pair]:
        """Name and value of every chosen filter, always in one order."""
        return [(facet, value) for facet, chosen in self.selection.items() for value in chosen]

    def url(self, path: str) -> str:
        """The address of this question below `path`."""
        pairs = [("q", self.text)] if self.text else []
        pairs += self.filter_pairs()
        if self.exact:
            pairs.append(("exact", YES))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"{path}?{urlencode(pairs)}" if pairs else path


def _last(given: Given, name: str) -> str:
    values = given.get(name) or ("",)
    return values[-1]


def _values(given: Given, facet: str, ignored: list[Pair]) -> tuple[str, ...]:
    """Take codes as they may be; the rest is nothing that was ever a link of ours."""
    found: dict[str, None] = {}
    for value in _first(given.get(facet, ()), MOST_VALUES):
        if CODE.fullmatch(value):
            found[value] = None
        elif shown := clean(value[:LONGEST_SHOWN]):
            ignored.append((facet, shown))
    return tuple(found)


def _first(values: Sequence[str], number: int) -> Iterable[str]:
    return (value for value in values[:number] if value)


def _page(text: str) -> int:
    """Read a page number; what is none is the first, what is too large is the last we count."""
    if not (text.isascii() and text.isdecimal()):
        return 1
    return min(max(1, int(text[:9])), LAST_PAGE)

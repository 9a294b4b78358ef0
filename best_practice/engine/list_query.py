"""What a visitor asked the list for, read from the address and written back into one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote_plus, urlencode

NEW, CHEAP, REPEATED, RELEVANT = SORTS = ("new", "cheap", "repeated", "relevant")
# Questions with one answer: the parameter is there and says "1", or it is not there.
FLAGS = ("complete", "repeated", "files")
YES = "1"
MOST_VALUES = 60
LAST_PAGE = 100_000
LONGEST_QUERY = 200
LONGEST_SHOWN = 40
# The list of the first release ordered by this name; such addresses are led on.
OLD_SORT = "order"

Given = Mapping[str, Sequence[str]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class ListQuery:
    """Words, chosen values by facet, sort and page; always clean, whatever was in the address.

    `ignored` names what was given and means nothing, so that the page can say so.
    """

    text: str = ""
    selection: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = NEW
    page: int = 1
    ignored: tuple[Pair, ...] = ()
    is_cut: bool = False

    @classmethod
    def read(cls, given: Given, facets: Sequence[str]) -> "ListQuery":
        """Read the lists of a query string; what makes no sense is ignored and remembered."""
        ignored: list[Pair] = []
        selection = {facet: _values(given, facet, ignored) for facet in facets}
        selection |= {flag: _flag(given, flag, ignored) for flag in FLAGS}
        words = " ".join(_printable(_last(given, "q")).split())
        text, sort = _shortened(words), _last(given, "sort")
        if sort and sort not in SORTS:
            ignored.append(named("sort", sort))
        if sort not in SORTS or (sort == RELEVANT and not text):
            sort = RELEVANT if text else NEW
        return cls(
            text=text,
            selection={facet: values for facet, values in selection.items() if values},
            sort=sort,
            page=_page(_last(given, "page")),
            ignored=tuple(ignored),
            is_cut=len(words) > LONGEST_QUERY,
        )

    @property
    def chosen(self) -> int:
        """How many values are chosen."""
        return sum(len(values) for values in self.selection.values())

    @property
    def usual_sort(self) -> str:
        """How the list is sorted when nobody says: by words the fitting first, else the new."""
        return RELEVANT if self.text else NEW

    def has(self, facet: str, value: str) -> bool:
        """Say whether a value is chosen."""
        return value in self.selection.get(facet, ())

    def keeping(self, kept: Given, ignored: Iterable[Pair] = ()) -> "ListQuery":
        """Keep these chosen values; the others are forgotten, and those ignored remembered."""
        selection = {facet: tuple(values) for facet, values in kept.items() if values}
        return replace(self, selection=selection, ignored=(*self.ignored, *ignored))

    def without(self, facet: str, *values: str) -> "ListQuery":
        """Take values away; the list starts again from its first page."""
        rest = tuple(value for value in self.selection.get(facet, ()) if value not in values)
        selection = {**self.selection, facet: rest}
        kept = {name: chosen for name, chosen in selection.items() if chosen}
        return replace(self, selection=kept, page=1)

    def plus(self, facet: str, value: str) -> "ListQuery":
        """Add a value; the list starts again from its first page."""
        values = (*self.without(facet, value).selection.get(facet, ()), value)
        return replace(self, selection={**self.selection, facet: values}, page=1)

    def without_words(self) -> "ListQuery":
        """The same list without the words, and without the order that needs them."""
        sort = NEW if self.sort == RELEVANT else self.sort
        return replace(self, text="", sort=sort, page=1)

    def pairs(self) -> list[Pair]:
        """Name and value of everything that differs from the bare list, always in one order."""
        pairs = [("q", self.text)] if self.text else []
        for facet, values in self.selection.items():
            pairs += [(facet, value) for value in sorted(values)]
        if self.sort != self.usual_sort:
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def url(self, path: str) -> str:
        """The address of this list below `path`."""
        query = urlencode(self.pairs())
        return f"{path}?{query}" if query else path


class Toggles:
    """Addresses of one facet's values: hundreds of links whose only difference is the value."""

    def __init__(self, query: ListQuery, facet: str, order: Sequence[str], path: str) -> None:
        self._chosen = query.selection.get(facet, ())
        self._name = facet
        later = set(order[order.index(facet) + 1 :]) | {"sort"}
        rest = query.without(facet, *self._chosen).pairs()
        before = urlencode([pair for pair in rest if pair[0] not in later])
        after = urlencode([pair for pair in rest if pair[0] in later])
        self._before = f"{path}?{before}&" if before else f"{path}?"
        self._after = f"&{after}" if after else ""
        self._bare = path

    def url(self, value: str, replaced: Iterable[str] = ()) -> str:
        """The address with the value added in place of others, or taken away when it is chosen."""
        gone = set(replaced)
        values = [chosen for chosen in self._chosen if chosen != value and chosen not in gone]
        if value not in self._chosen:
            values = sorted([*values, value])
        mine = "&".join(f"{self._name}={quote_plus(one)}" for one in values)
        if mine:
            return f"{self._before}{mine}{self._after}"
        rest = (self._before + self._after.removeprefix("&")).rstrip("&")
        return rest.removesuffix("?")


def named(name: str, value: str) -> Pair:
    """What was ignored, so that any page can show it."""
    return name, " ".join(_printable(value)[:LONGEST_SHOWN].split())


def _values(given: Given, facet: str, ignored: list[Pair]) -> tuple[str, ...]:
    """The values of a facet, each once and as many as any visitor can mean."""
    values = list(dict.fromkeys(value for value in given.get(facet, ()) if value))
    kept = [value for value in values if len(value) <= LONGEST_QUERY][:MOST_VALUES]
    ignored += [named(facet, value) for value in values if value not in kept]
    return tuple(kept)


def _flag(given: Given, flag: str, ignored: list[Pair]) -> tuple[str, ...]:
    value = _last(given, flag)
    if value not in ("", YES):
        ignored.append(named(flag, value))
    return (YES,) if value == YES else ()


def _last(given: Given, name: str) -> str:
    values = given.get(name) or [""]
    return values[-1]


def _printable(text: str) -> str:
    """Replace what no database and no page can hold: NUL, control signs, lone surrogates."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _shortened(words: str) -> str:
    """The whole words that fit; half a word would be one that nothing has."""
    text = words[:LONGEST_QUERY]
    if words[LONGEST_QUERY : LONGEST_QUERY + 1].strip():
        text = text.rpartition(" ")[0] or text
    return text.rstrip()


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))):
        return LAST_PAGE if text.isascii() and text.isdigit() else 1
    return min(max(1, int(text)), LAST_PAGE)

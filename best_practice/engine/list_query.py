"""What a visitor asked the list for, read from the address and written back into one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from core.folding import fold

ORDERS = ("new", "cheap")
MOST_VALUES = 60
LAST_PAGE = 100_000
LONGEST_QUERY = 200


@dataclass(frozen=True)
class ListQuery:
    """Words, chosen values by facet, order and page; always clean, whatever was in the address."""

    text: str = ""
    selection: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "new"
    page: int = 1

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]], facets: Sequence[str]) -> "ListQuery":
        """Read the lists of a query string; what makes no sense counts as not given."""
        selection = {}
        for facet in facets:
            values = [value for value in given.get(facet, ()) if 0 < len(value) <= LONGEST_QUERY]
            if values:
                selection[facet] = tuple(dict.fromkeys(values[:MOST_VALUES]))
        order = _last(given, "order")
        return cls(
            text=" ".join(_printable(_last(given, "q"))[:LONGEST_QUERY].split()),
            selection=selection,
            order=order if order in ORDERS else ORDERS[0],
            page=_page(_last(given, "page")),
        )

    @property
    def words(self) -> list[str]:
        """The folded words that must all occur."""
        return list(dict.fromkeys(fold(self.text).split()))

    @property
    def chosen(self) -> int:
        """How many values are chosen."""
        return sum(len(values) for values in self.selection.values())

    def has(self, facet: str, value: str) -> bool:
        """Say whether a value is chosen."""
        return value in self.selection.get(facet, ())

    def only(self, kept: Mapping[str, Sequence[str]]) -> "ListQuery":
        """Keep these chosen values and forget the others."""
        selection = {facet: tuple(values) for facet, values in kept.items() if values}
        return replace(self, selection=selection)

    def without(self, facet: str, *values: str) -> "ListQuery":
        """Take values away; the list starts again from its first page."""
        rest = tuple(value for value in self.selection.get(facet, ()) if value not in values)
        selection = {**self.selection, facet: rest}
        kept = {name: chosen for name, chosen in selection.items() if chosen}
        return ListQuery(self.text, kept, self.order)

    def plus(self, facet: str, value: str) -> "ListQuery":
        """Add a value; the list starts again from its first page."""
        values = (*self.without(facet, value).selection.get(facet, ()), value)
        return ListQuery(self.text, {**self.selection, facet: values}, self.order)

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of everything that differs from the bare list, always in one order."""
        pairs = [("q", self.text)] if self.text else []
        for facet, values in self.selection.items():
            pairs += [(facet, value) for value in sorted(values)]
        if self.order != ORDERS[0]:
            pairs.append(("order", self.order))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def url(self, path: str) -> str:
        """The address of this list below `path`."""
        query = urlencode(self.pairs())
        return f"{path}?{query}" if query else path


def _last(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name) or [""]
    return values[-1]


def _printable(text: str) -> str:
    """Replace what no database and no page can hold: NUL, control signs, lone surrogates."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))):
        return LAST_PAGE if text.isascii() and text.isdigit() else 1
    return min(max(1, int(text)), LAST_PAGE)

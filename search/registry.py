"""What upper floors hand in: what can be found by words, and what people can follow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol


@dataclass(frozen=True)
class DocumentText:
    """The text of a thing in one language, or of one page of one of its PDF files.

    `page` is 0 for the thing itself; `file` tells the files of a thing apart; `ocr_quality` is
    0 to 100 where the text was read from a picture.
    """

    lang: str
    title: str
    url: str
    text: str
    file: str = ""
    page: int = 0
    ocr_quality: int | None = None


@dataclass(frozen=True)
class ThingTexts:
    """Everything of one thing that a visitor without account may read and find."""

    kind: str
    key: str
    published_at: datetime | None = None
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    documents: Sequence[DocumentText] = ()


class Part(NamedTuple):
    """A text of a thing by its language, or one of its files, which has no language here."""

    key: str
    lang: str
    file: str


def part_of(key: str, lang: str, file: str) -> Part:
    """Name the part that a document belongs to."""
    return Part(key, "" if file else lang, file)


class Provider(Protocol):
    """Hands in the things of one kind; knows only what a visitor without account may open."""

    kind: str

    @property
    def label(self) -> Any:
        """What the kind is called where it is chosen; a lazy text."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages that its texts may be in."""

    def keys(self) -> Iterable[str]:
        """Give the keys of all that is public now."""

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """Give the texts of those of the keys that are public now, in few statements."""

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that a visitor without account may open now, in one statement."""

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """The texts and files of these things that are open now, in one statement.

        A thing may stay public while one of its languages or files is withdrawn; a hit is shown
        only when its own part is open (`part_of` names it).
        """


class PageProvider(Provider, Protocol):
    """A provider whose things are Wagtail pages: read again whenever Wagtail changes these."""

    @property
    def pages(self) -> Any:
        """The type of the pages."""

    @property
    def key_field(self) -> str:
        """The field of a page that is the key of its thing."""


_providers: dict[str, Provider] = {}


def register_provider(provider: Provider) -> None:
    """Let things of a kind be found; the same kind registered again takes the place."""
    _providers[provider.kind] = provider


def providers() -> dict[str, Provider]:
    """Everyone who hands things in, by kind, in the order of registration."""
    return dict(_providers)


def badge_of(kind: str, facets: Mapping[str, Sequence[str]], lang: str) -> str:
    """What a result in a language says beside its kind, such as who reads all of it.

    Asked of the provider's `badge(facets, lang)`; "" where it has none.
    """
    badge = getattr(_providers.get(kind), "badge", None)
    return str(badge(facets, lang)) if badge else ""


# The names of all values of a facet by code, in their order and in the active language.
NamesOfValues = Callable[[], Mapping[str, str]]

_names: dict[str, NamesOfValues] = {}


def register_names(facet: str, names: NamesOfValues) -> None:
    """Let the page of search call the values of a facet by their names."""
    _names[facet] = names


def names_of_values(facet: str) -> Mapping[str, str]:
    """What the values of a facet are called; empty where nobody said it."""
    return _names[facet]() if facet in _names else {}


# Clean parameters of a filtered list by name, always in one order: what a saved search keeps.
Query = dict[str, list[str]]


@dataclass(frozen=True)
class News:
    """One new thing as a letter tells it, in the language that is active."""

    title: str
    details: str
    path: str


class Window(Protocol):
    """What became public within a stretch of time; many searches are held against it in memory."""

    def matching(self, query: Query, *, since: datetime, until: datetime) -> list[int]:
        """The ids that fit a search, newest first; asks the database nothing."""

    def still_public(self) -> set[int]:
        """Those that are public at this moment, in one statement."""

    def tell(self, ids: Sequence[int]) -> dict[int, News]:
        """Those of the ids that are public now, in few statements however many."""


class Followed(Protocol):
    """A kind of things with a filtered list that people can follow."""

    def read(self, given: Mapping[str, Sequence[str]]) -> Query:
        """Clean the parameters of an address; what means nothing is left out."""

    def describe(self, query: Query) -> list[str]:
        """Say in words what is asked for, in the language of the page."""

    def address(self, query: Query) -> str:
        """The filtered list in the active language."""

    def open_window(self, *, since: datetime, until: datetime) -> Any:
        """Read what became public between two instants; gives a Window."""


followed: dict[str, Followed] = {}


def register_followed(kind: str, what: Followed) -> None:
    """Let people follow searches among things of a kind."""
    followed[kind] = what

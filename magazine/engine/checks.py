"""What is missing or wrong in a text of an issue; pure, over the blocks as they are stored."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from magazine.choices import FaultKind
from magazine.engine.content import NOTE

LONG_TITLE = 110
LINKED = re.compile(r"""<a\b[^>]*?\blinktype=["'](page|document)["'][^>]*?>""")
LINKED_ID = re.compile(r"""\bid=["'](\d+)["']""")
LINKED_ACT = re.compile(r"""href=["'](?:/(?:ru|ky|en))?/acts/([\w-]+)/?["'#?]""")
TAG = re.compile(r"<[^>]+>")
ARTICLE, SDG_TABLE = "articlepage", "sdgtablepage"


@dataclass(frozen=True)
class Text:
    """The newest words of one page in one language."""

    pk: int
    key: UUID
    language: str
    kind: str
    title: str
    slug: str = ""
    lead: str = ""
    section: int | None = None
    authors: int = 0
    notes: int = 0
    rows: int = 0
    blocks: list[dict[str, Any]] = field(default_factory=list)
    is_live: bool = False
    is_changed: bool = False

    @property
    def has_words(self) -> bool:
        """Whether anything is there to read."""
        if self.kind == SDG_TABLE:
            return self.rows > 0
        return any(words.strip() for words in words_of(self.blocks))


@dataclass(frozen=True)
class Fault:
    """One thing that is missing or wrong; `detail` names which."""

    kind: FaultKind
    detail: str = ""

    @property
    def forbids(self) -> bool:
        """Whether the issue cannot be published with it."""
        return self.kind not in FaultKind.warnings()


@dataclass(frozen=True)
class Targets:
    """What texts point at, by primary key, or acts by code."""

    pages: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()
    images: frozenset[int] = frozenset()
    acts: frozenset[int] = frozenset()
    act_codes: frozenset[str] = frozenset()

    def __or__(self, other: "Targets") -> "Targets":
        return Targets(
            self.pages | other.pages,
            self.documents | other.documents,
            self.images | other.images,
            self.acts | other.acts,
            self.act_codes | other.act_codes,
        )

    def without(self, other: "Targets") -> "Targets":
        """Those of the own things that the other does not name."""
        return Targets(
            self.pages - other.pages,
            self.documents - other.documents,
            self.images - other.images,
            self.acts - other.acts,
            self.act_codes - other.act_codes,
        )

    def shared_with(self, other: "Targets") -> int:
        """How many things both name."""
        return (
            len(self.pages & other.pages)
            + len(self.documents & other.documents)
            + len(self.images & other.images)
            + len(self.acts & other.acts)
            + len(self.act_codes & other.act_codes)
        )


def strings_of(value: Any) -> Iterator[str]:
    """Every string in a value as it is stored, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"id", "type"}:
                yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def words_of(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The same without markup."""
    for text in strings_of([block.get("value") for block in blocks]):
        yield TAG.sub(" ", text)


def targets_of(blocks: Iterable[dict[str, Any]]) -> Targets:
    """What the blocks point at."""
    found = Targets()
    for block in blocks:
        found |= _targets(block["type"], block.get("value"))
    return found


def _targets(kind: str, value: Any) -> Targets:
    pages: set[int] = set()
    documents: set[int] = set()
    codes: set[str] = set()
    for text in strings_of(value):
        for link in LINKED.finditer(text):
            if number := LINKED_ID.search(link[0]):
                (pages if link[1] == "page" else documents).add(int(number[1]))
        codes |= set(LINKED_ACT.findall(text))
    acts: set[int] = set()
    images: set[int] = set()
    if kind == "document" and value:
        documents.add(value)
    elif kind == "law":
        acts.add(value["act"])
    elif kind == "question":
        rows = value.get("acts") or ()
        acts |= {row["value"] if isinstance(row, dict) else row for row in rows}
    elif kind == "picture":
        image = value.get("image")
        images.add(image["image"] if isinstance(image, dict) else image)
    return Targets(
        frozenset(pages),
        frozenset(documents),
        frozenset(image for image in images if image),
        frozenset(act for act in acts if act),
        frozenset(codes),
    )


def check_text(text: Text, other: Text | None, *, missing: Targets) -> list[Fault]:
    """Everything wrong with one text; `other` is the same in the other language.

    `missing` are things that somebody points at and that are not there.
    """
    if not text.has_words:
        kind = FaultKind.NO_TRANSLATION if other and other.has_words else FaultKind.NO_TEXT
        return [Fault(kind)]
    faults = [*_check_frame(text), *_check_notes(text), *_check_pictures(text)]
    if gone := targets_of(text.blocks).shared_with(missing):
        faults.append(Fault(FaultKind.BROKEN_LINK, str(gone)))
    if other is not None and other.has_words:
        faults += _compare(text, other)
    return faults


def _check_frame(text: Text) -> Iterator[Fault]:
    if not text.lead.strip():
        yield Fault(FaultKind.NO_LEAD)
    if text.kind == ARTICLE and not text.section:
        yield Fault(FaultKind.NO_SECTION)
    if text.kind == ARTICLE and not text.authors:
        yield Fault(FaultKind.NO_AUTHOR)
    if len(text.title) > LONG_TITLE:
        yield Fault(FaultKind.LONG_TITLE, str(len(text.title)))


def _check_notes(text: Text) -> Iterator[Fault]:
    """A mark without a footnote leads nowhere; a footnote without a mark is never found."""
    named = {
        int(mark)
        for words in strings_of([block.get("value") for block in text.blocks])
        for mark in NOTE.findall(words)
    }
    there = set(range(1, text.notes + 1))
    if absent := named - there:
        yield Fault(FaultKind.NOTE_ABSENT, _numbers(absent))
    if unnamed := there - named:
        yield Fault(FaultKind.NOTE_UNNAMED, _numbers(unnamed))


def _check_pictures(text: Text) -> Iterator[Fault]:
    """A picture says what it shows, unless it is ornament."""
    pictures = [block["value"]["image"] for block in text.blocks if block["type"] == "picture"]
    silent = [
        image
        for image in pictures
        if not isinstance(image, dict)
        or not (image.get("decorative") or (image.get("alt_text") or "").strip())
    ]
    if silent:
        yield Fault(FaultKind.NO_ALT, str(len(silent)))


def _compare(text: Text, other: Text) -> Iterator[Fault]:
    """What a translation shows by being too like its original, or too short."""
    words = list(words_of(text.blocks))
    if words and words == list(words_of(other.blocks)):
        yield Fault(FaultKind.UNTRANSLATED)
    if len(text.blocks) != len(other.blocks):
        detail = f"{len(text.blocks)} : {len(other.blocks)}"
        yield Fault(FaultKind.BLOCKS_DIFFER, detail)


def _numbers(values: Collection[int]) -> str:
    return ", ".join(map(str, sorted(values)))

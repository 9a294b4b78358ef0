"""Sets of passages, queries and grades, read from JSON lines with a word about every bad line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

# Sets of others number their passages or name them; both stay as they were written.
Id = str | int
TARGETS = ("ru", "ky", "any")
GRADES = (0, 1, 2)
LANGUAGE_LETTERS = 2


class BadSetError(Exception):
    """A line cannot be used; the text names the file and the line."""


class Passage(NamedTuple):
    """A text that may be found."""

    id: Id
    lang: str
    text: str


class Query(NamedTuple):
    """What was typed; `target` is the language of the passages asked for, or any."""

    id: Id
    text: str
    lang: str
    type: str
    target: str
    split: str


class Judgement(NamedTuple):
    """How well a passage answers a query: 0 not, 1 partly, 2 well."""

    qid: Id
    pid: Id
    grade: int


@dataclass(frozen=True)
class RelevanceSet:
    """Passages, queries, and what was judged of them."""

    passages: tuple[Passage, ...]
    queries: tuple[Query, ...]
    grades: Mapping[Id, Mapping[Id, int]]
    _languages: Mapping[Id, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        languages = {passage.id: passage.lang for passage in self.passages}
        object.__setattr__(self, "_languages", languages)

    def grades_of(self, query: Query) -> dict[Id, int]:
        """The grades above 0 among the passages that a query asks for."""
        return {
            pid: grade
            for pid, grade in self.grades.get(query.id, {}).items()
            if grade > 0
            and pid in self._languages
            and query.target in ("any", self._languages[pid])
        }


Lines = Iterable[str | bytes]


def read_set(
    passages: Lines, queries: Lines, judgements: Lines, *, split: str = ""
) -> RelevanceSet:
    """Read three files of JSON lines; empty lines are none. With `split` only its queries stay."""
    texts = list(_rows("passages", passages, _passage))
    asked = list(_rows("queries", queries, _query))
    if split:
        asked = [query for query in asked if query.split == split]
        if not asked:
            message = f"queries: no query has the split {split!r}"
            raise BadSetError(message)
    if not texts or not asked:
        message = "there is nothing to measure: no passages, or no queries"
        raise BadSetError(message)
    grades: dict[Id, dict[Id, int]] = {}
    for one in _rows("qrels", judgements, _judgement):
        grades.setdefault(one.qid, {})[one.pid] = one.grade
    return RelevanceSet(tuple(texts), tuple(asked), grades)


Row = TypeVar("Row", Passage, Query, Judgement)


def _rows(name: str, lines: Lines, read: Callable[[Mapping[str, Any]], Row]) -> Iterator[Row]:
    """Read every line; names that stand twice are refused, for nobody knows which is meant."""
    known: set[Any] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = read(_mapping(line))
            key = (row.qid, row.pid) if isinstance(row, Judgement) else row.id
            _expect(key not in known, f"{key!r} stands here for the second time")
        except _BadLine as trouble:
            message = f"{name}, line {number}: {trouble}"
            raise BadSetError(message) from None
        known.add(key)
        yield row


class _BadLine(Exception):
    """What is wrong within one line."""


def _mapping(line: str | bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as trouble:
        message = f"not JSON ({trouble})"
        raise _BadLine(message) from None
    _expect(isinstance(row, dict), "not an object in braces")
    return row


def _passage(row: Mapping[str, Any]) -> Passage:
    return Passage(_id(row, "id"), _language(row), _text(row, "text"))


def _query(row: Mapping[str, Any]) -> Query:
    target = _text(row, "target")
    _expect(target in TARGETS, f'"target" must be one of {", ".join(TARGETS)}')
    return Query(
        id=_id(row, "id"),
        text=_text(row, "text"),
        lang=_language(row),
        type=_name(row, "type"),
        target=target,
        split=_text(row, "split") if "split" in row else "",
    )


def _judgement(row: Mapping[str, Any]) -> Judgement:
    grade = row.get("grade")
    _expect(type(grade) is int and grade in GRADES, '"grade" must be 0, 1 or 2')
    return Judgement(_id(row, "qid"), _id(row, "pid"), grade)  # type: ignore[arg-type]


def _id(row: Mapping[str, Any], name: str) -> Id:
    found = row.get(name)
    _expect(type(found) in (str, int) and found != "", f'"{name}" must be text or a whole number')
    return _name(row, name) if isinstance(found, str) else found  # type: ignore[return-value]


def _language(row: Mapping[str, Any]) -> str:
    found = _name(row, "lang")
    _expect(len(found) == LANGUAGE_LETTERS, '"lang" must be two letters, as in ru or ky')
    return found


def _name(row: Mapping[str, Any], name: str) -> str:
    """Text that can be printed again."""
    found = _text(row, name)
    _expect(found.isprintable(), f'"{name}" has signs that cannot be printed')
    return found


def _text(row: Mapping[str, Any], name: str) -> str:
    found = row.get(name)
    _expect(isinstance(found, str), f'"{name}" must be text')
    return found  # type: ignore[return-value]


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _BadLine(otherwise)

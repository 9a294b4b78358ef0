"""The facts of a case as one plain value: the form makes it, a version keeps it, pages show it.

Texts of rows are pairs {"ru": …, "ky": …}; money is whole som; a missing figure is None and never
0; dates are EDTF level 0 ("2021", "2021-09", "2021-09-07"); vocabularies and places are codes.
"""

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

Text = dict[str, str]


# Facts that versions of the first release do not have.
LATER_FACTS = ("projects", "legal_acts")


@dataclass(frozen=True)
class Budget:
    """Who gave how much for what; in kind has words and no sum."""

    source: str
    purpose: Text
    amount: int | None
    is_in_kind: bool = False


@dataclass(frozen=True)
class Group:
    """How many of all participants belonged to a group."""

    label: Text
    count: int


@dataclass(frozen=True)
class Step:
    """One step; `document_file` is the id of an Upload, or "" when only its name is known."""

    title: Text
    responsible: Text
    when: str
    document: Text
    document_file: str
    no_document: Text


@dataclass(frozen=True)
class Result:
    """What became of it; figures are decimals written as text."""

    who: Text
    indicator: Text
    unit: Text
    baseline: str | None
    value: str | None
    qualifier: str
    year: int | None


@dataclass(frozen=True)
class File:
    """A file of the case: id of its Upload, kind, name, size in bytes, what it shows."""

    upload: str
    kind: str
    name: str
    size: int
    title: Text


@dataclass(frozen=True)
class CaseFacts:
    """Everything about a case that is not a story in one language."""

    theme: str
    terms: list[dict[str, str]]  # {"scheme": …, "code": …}, the main theme included
    municipalities: list[str]
    started: str = ""
    ended: str = ""
    events_count: int | None = None
    villages_count: int | None = None
    participants_total: int | None = None
    participants_label: Text = field(default_factory=dict)
    groups_overlap: bool = True
    budget: list[Budget] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    contact_post: Text = field(default_factory=dict)
    contact_phone: str = ""
    contact_email: str = ""
    is_example: bool = False
    source_note: str = ""
    projects: list[str] = field(default_factory=list)  # codes
    legal_acts: list[str] = field(default_factory=list)  # codes

    @property
    def total_som(self) -> int | None:
        """All money together; None when no sum is known."""
        amounts = [row.amount for row in self.budget if row.amount is not None]
        return sum(amounts) if amounts else None

    @property
    def year(self) -> int | None:
        """The year a reader would file the case under: when it ended, else when it started."""
        moment = self.ended or self.started
        return int(moment[:4]) if moment else None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON of all facts, for CaseVersion.

        What older versions did not know is left out while it is empty: their digests stay true.
        """
        facts = dataclasses.asdict(self)
        return {name: value for name, value in facts.items() if value or name not in LATER_FACTS}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CaseFacts":
        """Read what `to_json` wrote."""
        rows: dict[str, Any] = {
            "budget": [Budget(**row) for row in data.get("budget", [])],
            "groups": [Group(**row) for row in data.get("groups", [])],
            "steps": [Step(**row) for row in data.get("steps", [])],
            "results": [Result(**row) for row in data.get("results", [])],
            "files": [File(**row) for row in data.get("files", [])],
        }
        return cls(**{**data, **rows})


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 over canonical JSON: equal content gives an equal digest, whatever the order."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

"""The facts of a case as one plain value: the form makes it, a version keeps it, pages show it.

Texts of rows are {"ru": …, "ky": …, "en": …}; money is whole units of a currency; a missing figure
is None and never 0; dates are EDTF level 0 ("2021", "2021-09", "2021-09-07"); vocabularies, places
and bodies are codes.
"""

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from best_practice.choices import PhotoConsent

Text = dict[str, str]


# Facts that older versions do not have: left out while empty, so their digests stay true.
LATER_FACTS = {
    *("projects", "legal_acts", "commission", "quotes", "organisations", "conditions"),
    *("mode", "countries", "part_of", "stated_som"),
}
# The same inside rows, with the value that means "not said".
LATER_IN_ROWS: dict[str, dict[str, Any]] = {
    "budget": {"planned": None, "currency": "KGS", "year": None},
    "groups": {"kind": ""},
    "files": {"credit": {}, "taken": "", "consent": ""},
}
SOM = "KGS"


@dataclass(frozen=True)
class Budget:
    """Who gave how much for what; `amount` is spent; in kind has words and no sum."""

    source: str
    purpose: Text
    amount: int | None
    is_in_kind: bool = False
    planned: int | None = None
    currency: str = SOM
    year: int | None = None


@dataclass(frozen=True)
class Group:
    """How many of all participants belonged to a group; `kind` is a GroupKind or ""."""

    label: Text
    count: int
    kind: str = ""


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
    """A file of the case: id of its Upload, kind, name, size in bytes, what it shows.

    A photo has its author, when it was taken, and whether people on it agreed (PhotoConsent).
    """

    upload: str
    kind: str
    name: str
    size: int
    title: Text
    credit: Text = field(default_factory=dict)
    taken: str = ""
    consent: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody of the commission, by post; `side` is a CommissionSide."""

    post: Text
    side: str


@dataclass(frozen=True)
class Quote:
    """What somebody said, named by post or role; shown only with consent."""

    text: Text
    who: Text
    has_consent: bool = False


@dataclass(frozen=True)
class Partner:
    """An organisation by code and its PartnerRole in this case."""

    organisation: str
    role: str


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
    mode: str = ""  # Mode
    countries: list[str] = field(default_factory=list)  # codes of ISO 3166-1, a case from elsewhere
    part_of: int | None = None  # number of the larger case
    stated_som: int | None = None  # all som spent, as the report says it
    organisations: list[Partner] = field(default_factory=list)
    commission: list[Member] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    conditions: list[Text] = field(default_factory=list)  # without these it cannot be repeated

    @property
    def rows_som(self) -> int | None:
        """All som spent by the rows; None when no sum is known. Other currencies stay apart."""
        return _sum_of([row.amount for row in self.budget if row.currency == SOM])

    @property
    def total_som(self) -> int | None:
        """All som spent: what the rows make, or what the report states where they have no sum."""
        return self.stated_som if self.rows_som is None else self.rows_som

    @property
    def planned_som(self) -> int | None:
        """All som planned together; None when no plan is known."""
        return _sum_of([row.planned for row in self.budget if row.currency == SOM])

    @property
    def shown_quotes(self) -> list[Quote]:
        """What readers may see: words of people who agreed."""
        return [quote for quote in self.quotes if quote.has_consent]

    def for_readers(self) -> "CaseFacts":
        """The same without words and photos whose people did not agree."""
        files = [file for file in self.files if file.consent != PhotoConsent.WITHHELD]
        return dataclasses.replace(self, quotes=self.shown_quotes, files=files)

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
        told = {name: value for name, value in facts.items() if value or name not in LATER_FACTS}
        for name, unsaid in LATER_IN_ROWS.items():
            told[name] = [
                {key: value for key, value in row.items() if unsaid.get(key, ...) != value}
                for row in told[name]
            ]
        return told

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CaseFacts":
        """Read what `to_json` wrote, by this release or an older one."""
        rows: dict[str, Any] = {
            name: [kind(**row) for row in data.get(name, [])] for name, kind in ROW_KINDS.items()
        }
        return cls(**{**data, **rows})


ROW_KINDS: dict[str, type[Any]] = {
    "budget": Budget,
    "groups": Group,
    "steps": Step,
    "results": Result,
    "files": File,
    "organisations": Partner,
    "commission": Member,
    "quotes": Quote,
}


def _sum_of(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 over canonical JSON: equal content gives an equal digest, whatever the order."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

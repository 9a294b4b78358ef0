"""What the magazine hands in: its letter about a new issue, and the sections to choose from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

# The publication of the pages where letters are ordered; a test holds it to the magazine's name.
MAGAZINE = "municipalitet"


@dataclass(frozen=True, kw_only=True)
class NewsletterLine:
    """One article in the letter's table of contents; `url` is absolute."""

    title: str
    url: str
    lead: str = ""
    minutes: int = 0
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class NewsletterGroup:
    """A section with its articles; `code` is what people choose sections by."""

    name: str
    lines: Sequence[NewsletterLine]
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class NewsletterText:
    """The letter about an issue in one language, as plain values; no markup in any of them.

    Addresses are absolute. `cover_url` is a PNG or JPEG that mail programs can fetch without
    signing in; sizes of files are words ("2,3 МБ").
    """

    subject: str
    title: str
    url: str
    groups: Sequence[NewsletterGroup]
    preheader: str = ""
    lead: str = ""
    kicker: str = ""
    cover_url: str = ""
    cover_alt: str = ""
    pdf_url: str = ""
    pdf_size: str = ""
    epub_url: str = ""
    epub_size: str = ""

    def as_data(self) -> dict[str, Any]:
        """Plain values fit for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "NewsletterText":
        """Read what `as_data` wrote."""
        groups = [
            NewsletterGroup(
                name=group["name"],
                code=group.get("code", ""),
                lines=[NewsletterLine(**line) for line in group["lines"]],
            )
            for group in data["groups"]
        ]
        return cls(**{**data, "groups": groups})


# Gives back (code, name in the language of now) of the sections, in their order.
Topics = Callable[[], Sequence[tuple[str, str]]]

_topics: dict[str, Topics] = {}


def register_topics(publication: str, topics: Topics) -> None:
    """Say which sections of a publication people may choose in their letters."""
    _topics[publication] = topics


def topics_of(publication: str) -> list[tuple[str, str]]:
    """The sections of a publication; none where nobody handed them in."""
    found = _topics.get(publication)
    return list(found()) if found else []

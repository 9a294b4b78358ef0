"""Reads the register of experts: whole for its list, one for its page."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from organisations.choices import Help, Language, Trait
from organisations.models import Expert, ExpertTrait
from people.models import User

FILTERS = ("topic", "language", "region")
Row = dict[str, Any]
Chosen = dict[str, str]


@dataclass(frozen=True)
class ExpertCard:
    """An entry as pages show it."""

    expert: Expert
    name: str
    topics: list[tuple[str, str]]
    regions: list[tuple[str, str]]
    languages: list[tuple[str, str]]
    helps: list[str]

    def values(self, name: str) -> list[tuple[str, str]]:
        """Code and label of what one filter asks for."""
        found: dict[str, list[tuple[str, str]]] = {
            "topic": self.topics,
            "language": self.languages,
            "region": self.regions,
        }
        return found[name]


@dataclass(frozen=True)
class Register:
    """The entries that fit, and every filter with its values and counts."""

    total: int
    cards: list[ExpertCard]
    groups: list[Row]
    chips: list[Row]


def read_register(*, chosen: Chosen, path: str) -> Register:
    """Read the register by what is chosen; values nobody has count as not chosen.

    It is short, so it is read whole: four statements whatever its length.
    """
    everybody = [_card(expert) for expert in _listed()]
    everybody.sort(key=lambda card: (card.name.casefold(), str(card.expert.pk)))
    known = {name: _labels(everybody, name) for name in FILTERS}
    kept = {name: code for name, code in chosen.items() if code in known.get(name, {})}
    return Register(
        total=len(everybody),
        cards=[card for card in everybody if _fits(card, kept)],
        groups=[_group(name, known[name], everybody, kept, path) for name in FILTERS],
        chips=[
            {"label": known[name][code], "url": _url(path, {**kept, name: ""})}
            for name, code in kept.items()
        ],
    )


def find_expert(expert_id: uuid.UUID) -> ExpertCard | None:
    """Read one listed entry; four statements."""
    expert = _listed().filter(pk=expert_id).first()
    return _card(expert) if expert else None


def entry_of(person: User) -> Expert | None:
    """One's own entry, listed or not, with its consent."""
    rows = Expert.objects.select_related("consent", "profile")
    return rows.filter(profile__person=person).first()


def _listed() -> QuerySet[Expert]:
    traits = Prefetch("traits", ExpertTrait.objects.order_by("pk"))
    rows: QuerySet[Expert] = Expert.objects.listed()
    return rows.select_related("profile", "consent").prefetch_related(traits, "topics", "regions")


def _card(expert: Expert) -> ExpertCard:
    traits = list(expert.traits.all())
    languages = [row.code for row in traits if row.trait == Trait.LANGUAGE]
    helps = [row.code for row in traits if row.trait == Trait.HELP]
    topics = sorted(expert.topics.all(), key=lambda term: (term.position, term.code))
    regions = sorted(expert.regions.all(), key=lambda region: region.position)
    return ExpertCard(
        expert=expert,
        name=str(expert.profile),
        topics=[(term.code, term.label) for term in topics],
        regions=[(region.code, region.label) for region in regions],
        languages=[(one.value, str(one.label)) for one in Language if one.value in languages],
        helps=[str(one.label) for one in Help if one.value in helps],
    )


def _labels(cards: Iterable[ExpertCard], name: str) -> dict[str, str]:
    pairs = {pair for card in cards for pair in card.values(name)}
    return dict(sorted(pairs, key=lambda pair: pair[1].casefold()))


def _fits(card: ExpertCard, chosen: Chosen) -> bool:
    return all(code in dict(card.values(name)) for name, code in chosen.items())


def _group(
    name: str, labels: dict[str, str], cards: list[ExpertCard], chosen: Chosen, path: str
) -> Row:
    """One filter; its own choice does not shrink its counts."""
    titles: dict[str, Callable[[], str]] = {
        "topic": lambda: _("Topic"),
        "language": lambda: _("Language of work"),
        "region": lambda: _("Region"),
    }
    others = {key: code for key, code in chosen.items() if key != name}
    fitting = [card for card in cards if _fits(card, others)]
    values = []
    for code, label in labels.items():
        count = sum(code in dict(card.values(name)) for card in fitting)
        is_on = chosen.get(name) == code
        url = _url(path, {**others, name: "" if is_on else code})
        values.append(
            {"label": label, "url": url if count or is_on else "", "count": count, "on": is_on}
        )
    return {"label": titles[name](), "open": True, "values": values}


def _url(path: str, chosen: Chosen) -> str:
    query = urlencode([(name, chosen[name]) for name in FILTERS if chosen.get(name)])
    return f"{path}?{query}" if query else path

"""What stands against publishing a description: what forbids it, and what an editor must see."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from best_practice.choices import FileKind, GroupKind, PhotoConsent, Section
from best_practice.engine.facts import CaseFacts, File
from best_practice.engine.sums import (
    Difference,
    budget_difference,
    groups_above_total,
    groups_difference,
    part_differences,
)

# Words are given by `selectors.desk.checks`; here they are kinds with what they need to be told.
CHILDREN_TERMS = {("target_group", "children"), ("theme", "services.children")}
CHILDREN_GROUPS = {GroupKind.CHILDREN, GroupKind.GIRLS, GroupKind.BOYS}


@dataclass(frozen=True)
class Obstacle:
    """One thing to mend or to look at; `forbids` means that it cannot be published so."""

    kind: str
    section: Section
    forbids: bool = False
    about: dict[str, Any] = field(default_factory=dict)


def is_about_children(facts: CaseFacts) -> bool:
    """Whether children are likely to be on its photos."""
    terms = {(term["scheme"], term["code"]) for term in facts.terms}
    return bool(terms & CHILDREN_TERMS) or any(one.kind in CHILDREN_GROUPS for one in facts.groups)


def _photos(facts: CaseFacts) -> list[Obstacle]:
    photos = [file for file in facts.files if file.kind == FileKind.PHOTO]
    about_children = is_about_children(facts)
    found = []
    for photo in photos:
        if photo.consent == PhotoConsent.WITHHELD:
            found.append(_of_photo("photo_withheld", photo))
        elif about_children and photo.consent != PhotoConsent.CHILDREN:
            found.append(_of_photo("photo_unsaid", photo))
    return found


def _of_photo(kind: str, photo: File) -> Obstacle:
    return Obstacle(kind, Section.PHOTOS, about={"name": photo.name})


def _people(facts: CaseFacts) -> list[Obstacle]:
    return [
        Obstacle(
            "group_above_whole",
            Section.PEOPLE,
            forbids=True,
            about={
                "row": position + 1,
                "group": facts.groups[position].label,
                "count": facts.groups[position].count,
                "total": facts.participants_total,
            },
        )
        for position in groups_above_total(facts)
    ]


def _sums(facts: CaseFacts, parts: Sequence[CaseFacts]) -> list[Obstacle]:
    """Sums that differ: each is told with both figures and never mended silently."""
    found = []
    if (apart := budget_difference(facts)) is not None:
        found.append(_apart("budget_apart", Section.MONEY, apart))
    found += [_apart("parts_apart", Section.MONEY, one) for one in part_differences(facts, parts)]
    if (apart := groups_difference(facts)) is not None:
        found.append(_apart("groups_apart", Section.PEOPLE, apart))
    return found


def _apart(kind: str, section: Section, apart: Difference) -> Obstacle:
    return Obstacle(kind, section, about={"stated": apart.stated, "counted": apart.counted})


def obstacles_of(facts: CaseFacts, parts: Sequence[CaseFacts] = ()) -> list[Obstacle]:
    """What can be seen from the facts and those of its parts; what forbids comes first."""
    found = [*_people(facts), *_sums(facts, parts), *_photos(facts)]
    if facts.total_som is None and not any(row.is_in_kind for row in facts.budget):
        found.append(Obstacle("no_money", Section.MONEY))
    return sorted(found, key=lambda one: not one.forbids)

"""A round and its initiatives: what the whole tells for its parts, and whether sums agree."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Max
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.engine.facts import CaseFacts
from best_practice.engine.sums import part_differences
from best_practice.models import CasePage, CaseVersion
from best_practice.selectors import sections
from best_practice.selectors.labels import Vocabulary
from best_practice.selectors.page.money import told_difference
from core.templatetags.formats import thousand_som
from taxonomy.choices import Scheme

Row = dict[str, Any]


@dataclass(frozen=True)
class Round:
    """The larger case of this one with what both share, or the parts of this one."""

    larger: Row | None = None
    larger_facts: CaseFacts | None = None
    parts: list[Row] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @cached_property
    def shared_steps(self) -> list[Row]:
        """The steps that the larger case tells for all its parts."""
        return sections.steps(self.larger_facts) if self.larger_facts else []

    @property
    def count(self) -> str:
        """How many initiatives there are, in words."""
        words = ngettext("%(count)s initiative", "%(count)s initiatives", len(self.parts))
        return words % {"count": len(self.parts)}


def _facts_of(number: int) -> CaseFacts | None:
    """The facts of a public case as they stand."""
    versions = CaseVersion.objects.filter(case__number=number).order_by("-number")
    content = versions.values_list("content", flat=True).first()
    return CaseFacts.from_json(content["facts"]) if content else None


def _facts_of_parts(case_id: int) -> dict[int, CaseFacts]:
    """The facts of the parts of a case as they stand, by number; one statement."""
    rows = (
        CaseVersion.objects.filter(case__part_of=case_id)
        .annotate(last=Max("case__versions__number"))
        .filter(number=F("last"))
        .order_by("case__number")
        .values_list("case__number", "content")
    )
    return {number: CaseFacts.from_json(content["facts"]) for number, content in rows}


def _pages(**wanted: Any) -> dict[int, Row]:
    """The public pages by number, in the language of the page where there is one."""
    own = (get_language() or "ru")[:2]
    rows = CasePage.objects.filter(live=True, **wanted).values_list(
        "case__number", "locale__language_code", "title", "url_path"
    )
    found: dict[int, Row] = {}
    for number, language, title, path in sorted(rows, key=lambda row: (row[1] != own, row[1])):
        lang = "" if language == own else language
        found.setdefault(number, {"number": number, "title": title, "url": path, "lang": lang})
    return found


def read_round(facts: CaseFacts, case_id: int, vocabulary: Vocabulary, has_parts: bool) -> Round:
    """Two statements where a case has parts or is one, none for all others."""
    if facts.part_of is not None:
        pages = _pages(case__number=facts.part_of)
        larger_facts = _facts_of(facts.part_of) if pages else None
        return Round(larger=pages.get(facts.part_of), larger_facts=larger_facts)
    if not has_parts:
        return Round()
    pages = _pages(case__part_of=case_id)
    known = {number: one for number, one in _facts_of_parts(case_id).items() if number in pages}
    parts = [
        {**pages[number], "total": thousand_som(one.total_som)} for number, one in known.items()
    ]
    return Round(parts=parts, differences=_differences(facts, list(known.values()), vocabulary))


def _differences(facts: CaseFacts, parts: list[CaseFacts], vocabulary: Vocabulary) -> list[str]:
    if not parts:
        return []
    lines = []
    for found in part_differences(facts, parts):
        whose = vocabulary.name(Scheme.FUNDING_SOURCE, found.source) if found.source else ""
        words = _(
            "%(whose)s: the whole states %(stated)s, the initiatives make %(counted)s; the "
            "difference is %(difference)s."
        )
        lines.append(words % {"whose": whose or _("All money"), **told_difference(found)})
    return lines

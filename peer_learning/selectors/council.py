"""Reads what the council's page of a public case says."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from best_practice.selectors.labels import place_texts, read_vocabulary
from peer_learning.engine.council import CouncilSource, council_data
from peer_learning.engine.papers import Said, paper_language
from peer_learning.selectors.public_cases import PublicCase, read_public_cases
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct
from taxonomy.templatetags.acts import act_line

TEXTS = ("title", "summary", "lessons", "how_to_repeat")


def permanent_address(number: int) -> str:
    """The full address of a case by its number, in the language of the paper."""
    with translation.override(paper_language()):
        return f"{settings.PUBLIC_URL}{reverse('case_by_number', args=[number])}"


def find_council_page(number: int) -> dict[str, Any] | None:
    """Give the data of the council's page of a public case, else None.

    Five statements at most, whatever the size of the case.
    """
    case = read_public_cases([number]).get(number)
    return council_data(_source(case)) if case else None


def _source(case: PublicCase) -> CouncilSource:
    names = read_vocabulary().names
    return CouncilSource(
        number=case.number,
        facts=case.facts,
        texts={name: case.text(name) for name in TEXTS},
        place=place_texts(case.places)[0] if case.places else "",
        sources={code: name for (kind, code), name in names.items() if kind == _SOURCE},
        address=permanent_address(case.number),
        version=case.version,
        version_day=f"{timezone.localtime(case.version_at):%d.%m.%Y}",
        acts=_acts(case.facts.legal_acts),
    )


_SOURCE = Scheme.FUNDING_SOURCE


def _acts(codes: list[str]) -> list[Said]:
    """Acts in force that it stands on, as people cite them; no statement where there is none."""
    if not codes:
        return []
    found: list[Said] = []
    for act in LegalAct.objects.filter(code__in=codes).order_by("kind", "title_ru"):
        if act.is_in_force is not False:
            line = act_line(act)
            words = f"{act.title} ({line})" if line else act.title
            own = act.title_language == paper_language()
            found.append(words if own else {"t": words, "l": act.title_language})
    return found

"""How a public case is cited: the bodies that did it, the portal, its permanent address."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from best_practice.choices import PartnerRole
from best_practice.engine.facts import Partner
from best_practice.models import CasePage
from best_practice.selectors.page.sheet import CaseSheet
from core.citations import Citation
from organisations.models import Organisation
from peer_learning.selectors.public_cases import read_public_cases

# Who answers for a case that no municipality of ours did.
AUTHORS = {PartnerRole.INITIATOR, PartnerRole.EXECUTOR}


def _bodies(partners: list[Partner]) -> list[str]:
    """Names of the organisations that did it; no statement where there are none."""
    codes = [partner.organisation for partner in partners if partner.role in AUTHORS]
    if not codes:
        return []
    rows = Organisation.objects.filter(code__in=codes).order_by("code")
    return [row.label for row in rows]


def _citation(
    number: int,
    title: str,
    language: str,
    authors: list[str],
    published: datetime.datetime | None,
    abstract: str,
) -> Citation:
    with translation.override(language):
        return Citation(
            key=f"case-{number}",
            authors=tuple(authors),
            title=title,
            source=_("Best Practice Portal"),
            number=number,
            year=timezone.localtime(published).year if published else None,
            url=f"{settings.PUBLIC_URL}{reverse('case_by_number', args=[number])}",
            accessed=timezone.localdate(),
            place=_("Bishkek"),
            language=language,
            abstract=abstract,
        )


def find_citation(number: int) -> Citation | None:
    """Cite a public case in the language of the address, or in one it has; else None."""
    case = read_public_cases([number]).get(number)
    if case is None:
        return None
    authors = [place.name for place in case.places] or _bodies(case.facts.organisations)
    summary = case.texts.get(case.language, {}).get("summary", "")
    return _citation(number, case.title, case.language, authors, case.version_at, summary)


def citation_of_page(page: CasePage, sheet: CaseSheet) -> Citation:
    """Cite a case from what its page has read already."""
    authors = [place.name for place in sheet.places] or _bodies(sheet.facts.organisations)
    language = (get_language() or "ru")[:2]
    number = sheet.case.number
    return _citation(number, page.title, language, authors, sheet.version_at, page.summary)

"""What stands on the picture that messengers show beside a link to a case."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.engine.facts import CaseFacts
from best_practice.engine.sums import people_counted
from best_practice.models import CasePage
from core.templatetags.formats import number as written
from core.templatetags.formats import thousands

MOST_FIGURES = 3


@dataclass(frozen=True)
class ShareCard:
    """Title and figures of a public case in one language; `digest` changes when they do."""

    number: int
    title: str
    figures: tuple[tuple[str, str], ...]
    kicker: str
    digest: str


def _figures(facts: CaseFacts) -> tuple[tuple[str, str], ...]:
    figures = []
    if facts.total_som is not None:
        figures.append((thousands(facts.total_som), _("thousand som")))
    people = people_counted(facts)
    if people is not None:
        figures.append((written(people), ngettext("participant", "participants", people)))
    if facts.villages_count is not None:
        villages = facts.villages_count
        figures.append((written(villages), ngettext("village", "villages", villages)))
    return tuple(figures[:MOST_FIGURES])


def find_share_card(number: int) -> ShareCard | None:
    """The card of a public case in the language of the address, else in one it has; or None."""
    pages = CasePage.objects.filter(case__number=number, live=True).select_related("locale", "case")
    by_language = {page.locale.language_code: page for page in pages}
    own = (get_language() or "ru")[:2]
    page = next((by_language[c] for c in (own, "ru", "ky", "en") if c in by_language), None)
    version = page.case.versions.order_by("-number").first() if page else None
    if page is None or version is None:
        return None
    return ShareCard(
        number=number,
        title=page.title,
        figures=_figures(CaseFacts.from_json(version.content["facts"])),
        kicker=_("Best Practice Portal · example № %(number)s") % {"number": number},
        digest=version.digest,
    )

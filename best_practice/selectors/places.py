"""Names of municipalities offered while typing, and the cases that their pages gather."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.models import Case
from best_practice.selectors.finding.cards import read_cards
from organisations.models import Municipality
from organisations.registry import Section
from organisations.selectors import merged_into

CASES_SHOWN = 50


def municipality_names() -> list[str]:
    """All names of the directory in the language of the page, in order."""
    language = (get_language() or "ru")[:2]
    rows = Municipality.objects.standing()
    return sorted(
        getattr(row, f"label_{language}", "") or row.label_ru
        for row in rows.only("label_ru", "label_ky", "label_en")
    )


def cases_of_place(municipality: Municipality) -> Section | None:
    """The public cases of a municipality and of all that were merged into it, newest first."""
    places = {municipality.pk} | merged_into(municipality)
    cases = Case.objects.published().filter(places__municipality__in=places)
    order = cases.order_by("-first_published_at", "-number")
    ids = list(dict.fromkeys(order.values_list("pk", flat=True)))
    if not ids:
        return None
    return Section(
        title=_("What was done here"),
        template="components/section_cases.html",
        rows=read_cards(ids[:CASES_SHOWN]),
        total=len(ids),
        facts={"figure": ngettext("example in the library", "examples in the library", len(ids))},
    )

"""Tags that bring lists and facts of cases to templates of any floor."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from best_practice.models import Case, CaseIndexPage, CasePage
from best_practice.selectors.facts import CaseSheet, facts_for_page
from best_practice.selectors.finding.cards import money_figures
from best_practice.selectors.finding.listing import Listing, list_cases
from best_practice.selectors.finding.map import Dot
from best_practice.selectors.page import linked_data

register = template.Library()

# Points of the map around their place; the second is hollow, so that no colour is needed.
SQUARE = "m-7-7h14v14h-14z"
RING = "m0-12 12 12-12 12-12-12zm0 7-5 5 5 5 5-5z"
# A sentence ends at its sign; a new one starts with a capital, a figure or a quotation mark.
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[«“\"A-ZА-ЯЁӨҮҢ0-9])")


def _once(request: HttpRequest, key: str, read: Any) -> Any:
    """Several blocks of one page need the same; it is read for the first of them."""
    kept = request.__dict__.setdefault("_cases_read", {})
    if key not in kept:
        kept[key] = read()
    return kept[key]


@register.simple_tag(takes_context=True)
def case_list(context: template.Context, page: CaseIndexPage) -> Listing:
    """List the cases the address of this request asks for."""
    request = context["request"]
    given = dict(request.GET.lists())
    return _once(request, f"list{page.pk}", lambda: list_cases(path=page.url_path, given=given))


@register.simple_tag(takes_context=True)
def case_facts(context: template.Context, page: CasePage) -> CaseSheet:
    """Read the facts of a case page, in a preview those that wait for approval."""
    request = context["request"]
    preview = bool(getattr(request, "is_preview", False))
    return _once(request, f"case{page.pk}", lambda: facts_for_page(page, preview=preview))


@register.simple_tag
def case_thing(page: CasePage, sheet: CaseSheet) -> dict[str, Any]:
    """The page as a thing of schema.org; empty for what is not public."""
    return linked_data.case_thing(page, sheet)


@register.simple_tag
def dublin_core(page: CasePage, sheet: CaseSheet) -> list[tuple[str, str]]:
    """The page as names and contents of Dublin Core; empty for what is not public."""
    return linked_data.dublin_core(page, sheet)


@register.simple_tag
def case_dots(places: Iterable[Dot], repeats: Iterable[Dot]) -> SafeString:
    """Draw the points of the map: a square where it was done, a hollow one where repeated."""
    drawn = [(dot, "dot", SQUARE, _("examples")) for dot in places]
    drawn += [(dot, "dot again", RING, _("repeated here")) for dot in repeats]
    return format_html_join(
        "",
        '<a href="{}" aria-label="{}: {} ({})"><path class="{}" d="M{} {}{}"/></a>',
        (
            (dot.url, dot.name, dot.count, words, kind, *dot.point, shape)
            for dot, kind, shape, words in drawn
            if dot.point
        ),
    )


@register.simple_tag
def case_card_url(number: int) -> str:
    """The full address of the picture messengers show; it never changes."""
    return f"{settings.PUBLIC_URL}{reverse('case_share_card', args=[number])}"


@register.filter
def sentences(title: str) -> list[str]:
    """Split a title of two sentences, so that it breaks where one ends."""
    parts = SENTENCE_END.split(title)
    return parts if len(parts) == 2 and min(map(len, parts)) > 12 else [title]


@register.simple_tag
def full_url(path: str) -> str:
    """The full public address of a path."""
    return f"{settings.PUBLIC_URL}{path}"


@register.simple_tag
def found_cases(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Number and money of the cases among results of search, by key; one statement or none."""
    keys = [int(row.key) for row in rows if row.kind == "case"]
    found = Case.objects.filter(pk__in=keys).values("pk", "number", "total_som") if keys else []
    return {
        str(case["pk"]): {
            "number": case["number"],
            "figures": money_figures(case["total_som"]),
        }
        for case in found
    }


@register.filter
def of_row(cases: dict[str, dict[str, Any]], row: Any) -> dict[str, Any]:
    """The case that a row of results is about, if it is one."""
    return cases.get(row.key, {}) if row.kind == "case" else {}

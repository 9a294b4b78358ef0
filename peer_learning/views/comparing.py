"""The comparison of up to four cases, as a page and as a paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from peer_learning.engine.comparing_paper import comparison_data
from peer_learning.engine.papers import paper_language
from peer_learning.selectors.comparing import read_comparison
from peer_learning.views.papers import in_russian, paper, speaks_of_papers


@kept("n")
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show up to four cases side by side; what is chosen stands in the address alone."""
    comparison = read_comparison(dict(request.GET.lists()))
    title = _("Examples side by side")
    if comparison.theme and len(comparison.columns) > 1:
        title = _("%(theme)s: examples side by side") % {"theme": comparison.theme}
    practices = {"label": _("Practices"), "url": f"/{get_language()}/practices/"}
    context = {
        "comparison": comparison,
        "page_title": title,
        "crumbs": [home_crumb(), practices, {"label": _("Comparison"), "url": ""}],
    }
    return render(request, "pages/compare.html", context)


@require_safe
def compare_paper(request: HttpRequest) -> HttpResponse:
    """Answer with the comparison as one page, in Russian or Kyrgyz."""
    if not speaks_of_papers():
        return in_russian("compare_paper", request.GET.urlencode())
    comparison = read_comparison(dict(request.GET.lists()), with_offers=False)
    if not comparison.columns:
        raise Http404
    data = comparison_data(
        columns=comparison.columns,
        groups=comparison.groups,
        found=comparison.range,
        address=comparison.full_address,
    )
    numbers = "-".join(str(number) for number in comparison.numbers)
    return paper(request, "comparison.typ", data, f"compare-{numbers}-{paper_language()}")

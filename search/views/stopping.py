"""The way out of a letter: one page with one button, without sign-in; mail programs press it too.

The signed link is the right to do it, so neither a session nor a token of the form is asked for.
A look changes nothing: programs that follow links in letters silence nobody.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.templatetags.pages import home_crumb
from search.access import read_stop_token
from search.choices import Frequency
from search.models import SavedSearch
from search.services.save_search import stop_search


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or silence the search; a link that was pressed before says that it is done."""
    search_id = read_stop_token(token)
    if search_id is None:
        raise Http404
    if request.method == "POST":
        stop_search(search_id=search_id)
    search = SavedSearch.objects.filter(pk=search_id).first()
    is_done = search is None or search.frequency == Frequency.NEVER
    title = _("No more letters come") if is_done else _("Stop the letters?")
    context = {
        "search": search,
        "is_done": is_done,
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/search_stop.html", context)

"""The colleagues of one's municipality, and vouching for one of them."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.templatetags.pages import home_crumb
from home.selectors.colleagues import colleagues_of
from organisations.services.memberships import MembershipError
from organisations.services.verify_colleague import verify_colleague
from people.models import User
from people.services import VerificationRefused


@never_cache
@require_safe
@login_required
def colleagues(request: HttpRequest) -> HttpResponse:
    """Show who acts or wants to act for the same municipality; only to those confirmed there."""
    title = _("My colleagues")
    crumbs = [
        home_crumb(),
        {"label": _("My page"), "url": reverse("my_page")},
        {"label": title, "url": ""},
    ]
    rows = colleagues_of(cast(User, request.user))
    context = {"rows": rows, "page_title": title, "crumbs": crumbs}
    return render(request, "pages/my_colleagues.html", context)


@require_POST
@login_required
def vouch(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for a colleague; whoever is none does not exist here."""
    person = User.objects.filter(pk=pk, is_active=True).first()
    try:
        if person is None:
            raise MembershipError
        verify_colleague(person=person, colleague=cast(User, request.user))
    except MembershipError as error:
        raise Http404 from error
    except VerificationRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Thank you. It is noted that you vouch for this person."))
    return redirect("my_colleagues")

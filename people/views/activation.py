"""Taking over an account that was opened for somebody."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import is_within_rate
from people.forms.activation import ActivationForm
from people.models import PhoneNumber
from people.services import ActivationRefused, take_over_account


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activate(request: HttpRequest, code: str = "") -> HttpResponse:
    """Ask for a password and a consent, then let the person in; a guess counts against its network.

    Whoever is signed in signs out first: the account may be another person's.
    """
    if request.user.is_authenticated:
        return redirect("account_logout")
    form = ActivationForm(request.POST or None, initial={"code": code})
    status = 200
    if request.method == "POST" and form.is_valid():
        if is_within_rate(request, action="activate"):
            answer = _take_over(request, form)
            if answer is not None:
                return answer
        else:
            status = 429
            form.add_error(None, _("Too many attempts. Wait five minutes, then try again."))
    context = {"form": form, "has_code": bool(code)}
    return render(request, "account/activate.html", context, status=status)


def _take_over(request: HttpRequest, form: ActivationForm) -> HttpResponse | None:
    answers = form.cleaned_data
    try:
        person = take_over_account(
            code=answers["code"], password=answers["password"], language=get_language() or "ru"
        )
    except ActivationRefused as refused:
        form.add_error("code" if not form["code"].is_hidden else None, str(refused))
        return None
    get_adapter(request).login(request, person)
    has_open_number = PhoneNumber.objects.filter(person=person, confirmed_at=None).exists()
    # Without an address the number is the only way back in; it counts once it is confirmed.
    return redirect("my_page" if person.email or not has_open_number else "account_change_phone")

"""The way in: what it costs, who reads free of charge, ordering a term or printed copies."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.templatetags.pages import home_crumb
from people.access import is_within_rate
from people.models import User
from people.selectors import display_name_of
from people.views import KeepsTypedText
from subscriptions.access import ground_today
from subscriptions.choices import PUBLICATION
from subscriptions.forms.orders import GIFT, ME, OTHER_BODY, CopiesForm, OrderForm
from subscriptions.models import PrintedCopies
from subscriptions.selectors.subscribe import bodies_of, public_plans, read_subscribe
from subscriptions.services.copies import order_copies
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.order import order


def crumbs(title: str) -> list[dict[str, str]]:
    """The way to a page below the way in."""
    title_of_all = _("Subscription to the magazine")
    way = [home_crumb()]
    if title != title_of_all:
        way.append({"label": title_of_all, "url": reverse("subscribe")})
    return [*way, {"label": title, "url": ""}]


@never_cache
@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show what it costs and, to who is signed in, whether they read already."""
    title = _("Subscription to the magazine")
    context = {
        "sheet": read_subscribe(request.user),
        "reading": ground_today(person=request.user, publication=PUBLICATION),
        "page_title": title,
        "crumbs": crumbs(title),
    }
    return render(request, "pages/subscribe.html", context)


@method_decorator(never_cache, name="dispatch")
class OrderView(KeepsTypedText, View):
    """Order a term; nothing typed is ever lost, and the same order twice is one."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form with what is known of the person, and what an ended session held."""
        held = self.release_held(request)
        if held is not None:
            typed = {name: values[-1] for name, values in held.items() if values}
            return self._page(self._form(initial=typed), was_held=True)
        return self._page(self._form(initial=self._known()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the order and lead to its invoice."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        if not is_within_rate(request, action="order_subscription"):
            form.add_error(None, _("You have ordered a lot today. Go on tomorrow."))
            return self._page(form, status=429)
        try:
            order(order=form.order(), by=cast(User, request.user))
        except SubscriptionError as error:
            form.add_error(None, str(error))
            return self._page(form)
        messages.success(request, _("Ordered. The invoice is here and in your letters."))
        return redirect("my_subscriptions")

    def _form(self, *args: Any, **kwargs: Any) -> OrderForm:
        person = cast(User, self.request.user)
        places = [body.municipality for body in bodies_of(person)]
        return OrderForm(*args, person=person, places=places, **kwargs)

    def _known(self) -> dict[str, Any]:
        """Who is meant by the link, one's name, and the first plan."""
        person = cast(User, self.request.user)
        plans = public_plans()
        asked = self.request.GET.get("for", ME)
        language = self.request.LANGUAGE_CODE
        return {
            "reader": asked if asked in {ME, OTHER_BODY, GIFT} else ME,
            "plan": plans[0].pk if plans else None,
            "payer_name": display_name_of(person),
            "copies_language": language if language in {"ru", "ky"} else "ru",
        }

    def _page(self, form: OrderForm, *, was_held: bool = False, status: int = 200) -> HttpResponse:
        title = _("Order a subscription")
        context = {
            "form": form,
            "was_held": was_held,
            "plans": public_plans(),
            "hold": self.hold_token(self.request),
            "page_title": title,
            "crumbs": crumbs(title),
        }
        return render(self.request, "pages/subscribe_order.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class CopiesView(KeepsTypedText, View):
    """Order printed copies for one's municipality, free of charge by its dues."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form, filled with what was ordered before."""
        held = self.release_held(request)
        typed = {name: values[-1] for name, values in (held or {}).items() if values}
        return self._page(CopiesForm(initial=typed or self._known(pk)), pk, bool(held))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Order them; what is wrong is said beside its field."""
        form = CopiesForm(request.POST)
        body = self._body(pk)
        if not form.is_valid():
            return self._page(form, pk)
        try:
            order_copies(
                municipality=body,
                delivery=form.delivery(),
                copies=form.cleaned_data["copies"],
                by=cast(User, request.user),
            )
        except SubscriptionError as error:
            form.add_error(None, str(error))
            return self._page(form, pk)
        messages.success(request, _("Ordered. The copies come with the next issue, for nothing."))
        return redirect("my_subscriptions")

    def _body(self, pk: int) -> Any:
        """A municipality one acts for; everybody else is told why not."""
        for body in bodies_of(cast(User, self.request.user)):
            if body.municipality.pk == pk:
                return body.municipality
        raise PermissionDenied(_("Confirm your post in this municipality first."))

    def _known(self, pk: int) -> dict[str, Any]:
        body = self._body(pk)
        ordered = PrintedCopies.objects.filter(municipality=body).first()
        language = self.request.LANGUAGE_CODE
        if ordered is None:
            return {
                "recipient": body.label,
                "copies": 1,
                "copies_language": language if language in {"ru", "ky"} else "ru",
            }
        names = ("recipient", "address", "postcode", "copies_language", "copies")
        return {name: getattr(ordered, name) for name in names}

    def _page(self, form: CopiesForm, pk: int, was_held: bool = False) -> HttpResponse:
        title = _("Printed copies, free of charge")
        context = {
            "form": form,
            "was_held": was_held,
            "body": self._body(pk),
            "hold": self.hold_token(self.request),
            "page_title": title,
            "crumbs": crumbs(title),
        }
        return render(self.request, "pages/subscribe_copies.html", context)

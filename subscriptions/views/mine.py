"""One's own subscriptions: until when, invoices, renewing, addresses, readers of a body."""

import logging
from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.templatetags.pages import home_crumb
from core.typeset import TypesetBusy, TypesetFailed, typeset
from people.access import is_within_rate
from people.models import User
from people.views import KeepsTypedText
from subscriptions.access import ground_today
from subscriptions.choices import PUBLICATION, UNPAID
from subscriptions.forms.orders import AddressForm, ReaderForm
from subscriptions.models import OfficeDetails, PrintedCopies, Subscription
from subscriptions.selectors.invoice_paper import invoice_language, invoice_paper
from subscriptions.selectors.mine import acting_on, gets_copies, open_invoice, read_mine
from subscriptions.selectors.subscribe import bodies_of
from subscriptions.services.copies import change_delivery, end_copies
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.readers import add_reader, remove_reader
from subscriptions.services.terms import cancel, renew

logger = logging.getLogger("portal.papers")
TEMPLATE = "invoice.typ"


def _crumbs(title: str) -> list[dict[str, str]]:
    way = [home_crumb(), {"label": _("My page"), "url": reverse("my_page")}]
    if title != _("My subscriptions"):
        way.append({"label": _("My subscriptions"), "url": reverse("my_subscriptions")})
    return [*way, {"label": title, "url": ""}]


def _own(request: HttpRequest, pk: int) -> Subscription:
    """A term one may act on; anybody else's answers like one that never was."""
    found = acting_on(cast(User, request.user), pk)
    if found is None:
        raise Http404
    return found


def _own_address(request: HttpRequest, pk: int) -> Subscription:
    """A term whose copies come to oneself or one's body; the giver of a gift sees no address."""
    found = _own(request, pk)
    if not gets_copies(found, cast(User, request.user)):
        raise Http404
    return found


@never_cache
@require_safe
@login_required
def my_subscriptions(request: HttpRequest) -> HttpResponse:
    """Show by what one reads and until when, orders, invoices and copies."""
    title = _("My subscriptions")
    context = {
        "mine": read_mine(cast(User, request.user)),
        "reading": ground_today(person=cast(User, request.user), publication=PUBLICATION),
        "reader_form": ReaderForm(),
        "page_title": title,
        "crumbs": _crumbs(title),
    }
    return render(request, "pages/my_subscriptions.html", context)


@method_decorator([never_cache, login_required], name="dispatch")
class RenewView(View):
    """Ask once, then order the next term."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what comes next and what it costs."""
        title = _("Renew the subscription")
        context = {
            "subscription": _own(request, pk),
            "page_title": title,
            "crumbs": _crumbs(title),
        }
        return render(request, "pages/my_subscriptions_renew.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Order it; pressed twice, it is one order."""
        subscription = _own(request, pk)
        if not is_within_rate(request, action="order_subscription"):
            messages.error(request, _("You have ordered a lot today. Go on tomorrow."))
            return redirect("my_subscriptions")
        try:
            renew(subscription=subscription, by=cast(User, request.user))
        except SubscriptionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Ordered. The invoice is here and in your letters."))
        return redirect("my_subscriptions")


@method_decorator(never_cache, name="dispatch")
class DeliveryView(KeepsTypedText, View):
    """Another address for the copies of a term."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the address of today."""
        subscription = _own_address(request, pk)
        names = ("recipient", "address", "postcode", "copies_language")
        held = self.release_held(request)
        typed = {name: values[-1] for name, values in (held or {}).items() if values}
        return self._page(
            AddressForm(initial=typed or {name: getattr(subscription, name) for name in names})
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Change it from the next issue on."""
        subscription = _own_address(request, pk)
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        change_delivery(subscription=subscription, delivery=form.delivery())
        messages.success(request, _("The copies go to the new address from the next issue on."))
        return redirect("my_subscriptions")

    def _page(self, form: AddressForm) -> HttpResponse:
        title = _("Delivery address")
        context = {
            "form": form,
            "hold": self.hold_token(self.request),
            "page_title": title,
            "crumbs": _crumbs(title),
        }
        return render(self.request, "pages/my_subscriptions_address.html", context)


@require_POST
@login_required
def cancel_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an order that nobody paid; a running term is the desk's business."""
    subscription = _own(request, pk)
    if subscription.state not in UNPAID:
        raise PermissionDenied(_("Only an unpaid order can be taken back here."))
    try:
        cancel(subscription=subscription)
    except SubscriptionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The order is taken back. Nothing is to be paid."))
    return redirect("my_subscriptions")


@require_POST
@login_required
def reader_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague read by the subscription of a body without members here."""
    subscription = _own(request, pk)
    if subscription.ordered_by_id != cast(User, request.user).pk or not subscription.body_name:
        raise PermissionDenied(_("Whoever ordered adds readers."))
    form = ReaderForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["email"][0]))
    else:
        try:
            add_reader(subscription=subscription, email=form.cleaned_data["email"])
        except SubscriptionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your colleague reads after signing in."))
    return redirect("my_subscriptions")


@require_POST
@login_required
def reader_remove(request: HttpRequest, pk: int, reader_pk: int) -> HttpResponse:
    """Take a reader off."""
    subscription = _own(request, pk)
    if subscription.ordered_by_id != cast(User, request.user).pk:
        raise PermissionDenied(_("Whoever ordered takes readers off."))
    reader = subscription.readers.filter(pk=reader_pk).first()
    if reader is None:
        raise Http404
    remove_reader(reader=reader)
    messages.success(request, _("Taken off."))
    return redirect("my_subscriptions")


@require_POST
@login_required
def copies_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Send no more printed copies to one's municipality."""
    places = [body.municipality.pk for body in bodies_of(cast(User, request.user))]
    copies = PrintedCopies.objects.filter(municipality__in=places, pk=pk).first()
    if copies is None:
        raise Http404
    end_copies(copies=copies)
    messages.success(request, _("No more copies are sent."))
    return redirect("my_subscriptions")


@never_cache
@require_safe
@login_required
def invoice_pdf(request: HttpRequest, year: int, sequence: int) -> HttpResponse:
    """Hand an invoice to its buyer, to whoever acts for its body, and to the desk."""
    invoice = open_invoice(cast(User, request.user), year, sequence)
    if invoice is None:
        raise Http404
    if not is_within_rate(request, action="papers", counts_looks=True):
        return render(request, "429.html", status=429)
    with translation.override(invoice_language()):
        data = invoice_paper(invoice, OfficeDetails.load())
    try:
        pdf = typeset(TEMPLATE, data)
    except TypesetBusy as error:
        return _said(request, error.seconds)
    except TypesetFailed:
        logger.exception("A paper did not come about", extra={"template": TEMPLATE})
        return _said(request, 60)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="invoice-{invoice.number}.pdf"'
    return response


def _said(request: HttpRequest, seconds: int) -> HttpResponse:
    """Say when to come again."""
    title = _("The invoice is not ready yet")
    context = {
        "page_title": title,
        "text": _("Open this address again in a minute."),
        "crumbs": _crumbs(title),
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE
    response = render(request, "pages/paper_said.html", context, status=status)
    response.headers["Retry-After"] = str(seconds)
    return response

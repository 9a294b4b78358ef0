"""Ordering the letter about new issues, by anybody and from one's own page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.templatetags.pages import home_crumb
from people.access import is_within_rate
from people.selectors import has_confirmed_email
from subscriptions.choices import PreferenceState
from subscriptions.forms.newsletter import AddressForm, LettersForm
from subscriptions.models import NewsletterPreference
from subscriptions.registry import MAGAZINE
from subscriptions.selectors.links import digest_of, read_address_token, read_confirm_token
from subscriptions.services.order_newsletter import (
    OrderRefused,
    choose_letters,
    confirm_address,
    order_letter,
    stop_letters,
    subscribe_address,
)

ASKING = require_http_methods(["GET", "HEAD", "POST"])


def _page(
    request: HttpRequest, name: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    crumbs = [home_crumb(), {"label": title, "url": ""}]
    values = {"page_title": title, "crumbs": crumbs, **context}
    return render(request, f"pages/newsletter_{name}.html", values, status=status)


@never_cache
@ASKING
def order(request: HttpRequest) -> HttpResponse:
    """Take an address; the answer is the same whatever is known of it."""
    if request.user.is_authenticated and has_confirmed_email(request.user):
        return redirect("my_newsletter")
    form, status = AddressForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if not is_within_rate(request, action="order_newsletter"):
            status = 429
            form.add_error(None, _("Many orders came from your network. Try again in an hour."))
        else:
            try:
                subscribe_address(
                    publication=MAGAZINE, address=form.cleaned_data["address"], **form.answers
                )
            except OrderRefused as refused:
                form.add_error("address", str(refused))
            else:
                return redirect("newsletter_sent")
    return _page(request, "order", _("A letter about each new issue"), status, form=form)


@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens now, to everybody in the same words."""
    return _page(request, "sent", _("Look into your mail"))


@never_cache
@ASKING
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, then take the yes; a look changes nothing: mail programs look, too."""
    asked = read_confirm_token(token)
    if asked is None:
        return _page(request, "old", _("This link is no longer good"), 410)
    if request.method == "POST":
        try:
            confirm_address(preference_id=asked[0], round_number=asked[1])
        except OrderRefused:
            return _page(request, "old", _("This link is no longer good"), 410)
        return _page(request, "confirmed", _("The letter will come with the next issue"))
    return _page(request, "confirm", _("Get a letter about each new issue?"))


def _preference(token: str) -> NewsletterPreference:
    """Whose letters a link is about; a forged link is not found."""
    preference_id = read_address_token(token)
    row = NewsletterPreference.objects.filter(pk=preference_id).first() if preference_id else None
    if row is None:
        raise Http404
    return row


@never_cache
@ASKING
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Change what letters say, by the link at their end."""
    row = _preference(token)
    is_over = row.state in (PreferenceState.STOPPED, PreferenceState.ASKED)
    form = LettersForm(request.POST) if request.method == "POST" else LettersForm.of(row)
    if request.method == "POST" and not is_over and form.is_valid():
        try:
            choose_letters(preference_id=row.pk, **form.answers)
        except OrderRefused as refused:  # stopped in another window meanwhile
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Saved."))
        return redirect(request.path)
    stop_url = reverse("newsletter_stop", args=[token])
    title = _("No more letters come") if is_over else _("What letters you get")
    return _page(
        request, "choose", title, form=form, preference=row, is_over=is_over, stop_url=stop_url
    )


@csrf_exempt
@never_cache
@ASKING
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or stop the letters; mail programs post here without a session (RFC 8058)."""
    row = _preference(token)
    if request.method == "POST":
        stop_letters(preference_id=row.pk)
        row.refresh_from_db()
    is_done = row.state == PreferenceState.STOPPED
    title = _("No more letters come") if is_done else _("Stop the letters?")
    return _page(request, "stop", title, is_done=is_done)


@never_cache
@login_required
@ASKING
def mine(request: HttpRequest) -> HttpResponse:
    """Order, change or stop the letter to the address of one's account."""
    person: Any = request.user
    rows = NewsletterPreference.objects.filter(publication=MAGAZINE, person=person)
    if person.email:
        same = NewsletterPreference.objects.filter(publication=MAGAZINE)
        rows = rows | same.filter(digest=digest_of(person.email))
    row = rows.exclude(state=PreferenceState.STOPPED).first()
    is_ordered = row is not None and row.state in (
        PreferenceState.CONFIRMED,
        PreferenceState.PAUSED,
    )
    form = LettersForm(request.POST) if request.method == "POST" else LettersForm.of(row)
    if request.method == "POST" and row is not None and "stop" in request.POST:
        stop_letters(preference_id=row.pk)
        messages.success(request, _("No more letters come."))
        return redirect("my_newsletter")
    if request.method == "POST" and form.is_valid():
        try:
            order_letter(publication=MAGAZINE, person=person, **form.answers)
        except OrderRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. The letter comes to %s.") % person.email)
            return redirect("my_newsletter")
    title = _("A letter about each new issue")
    return _page(request, "mine", title, form=form, preference=row, is_ordered=is_ordered)

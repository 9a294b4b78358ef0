"""Newsletters for the desk: how far each is, what servers answered, and a button that stops it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from people.viewsets import ReadOnlyPolicy
from subscriptions.choices import NewsletterState
from subscriptions.models import Newsletter, NewsletterPreference
from subscriptions.registry import MAGAZINE
from subscriptions.selectors.links import digest_of
from subscriptions.selectors.newsletters import failures_of, progress_of
from subscriptions.services.order_newsletter import stop_letters
from subscriptions.services.queue_newsletter import resume_newsletter, stop_newsletter

VIEW_RIGHT = "subscriptions.view_newsletter"
CHANGE_RIGHT = "subscriptions.change_newsletter"


class NewsletterPolicy(ReadOnlyPolicy):
    """Newsletters come from published issues; the desk looks, stops and lets go on."""


def _subject(newsletter: Newsletter) -> str:
    letters = sorted(newsletter.letters.all(), key=lambda letter: letter.language != "ru")
    return letters[0].subject if letters else str(newsletter)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: str) -> HttpResponse:
    """One newsletter; its post stops it or lets it go on."""
    if not request.user.has_perm(VIEW_RIGHT):
        raise PermissionDenied
    newsletter = get_object_or_404(Newsletter.objects.prefetch_related("letters"), pk=pk)
    may_change = request.user.has_perm(CHANGE_RIGHT)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if "stop" in request.POST:
            stop_newsletter(newsletter=newsletter)
            messages.success(request, _("The newsletter is stopped."))
        elif "resume" in request.POST:
            resume_newsletter(newsletter=newsletter)
            messages.success(request, _("The newsletter goes on."))
        return redirect(request.path)
    context = {
        "newsletter": newsletter,
        "subject": _subject(newsletter),
        "progress": progress_of([newsletter])[newsletter.pk],
        "failures": failures_of(newsletter),
        "may_stop": may_change and newsletter.state == NewsletterState.SENDING,
        "may_resume": may_change and newsletter.state == NewsletterState.STOPPED,
    }
    return render(request, "pages/admin_newsletter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def stop_address(request: HttpRequest) -> HttpResponse:
    """Stop the letters of somebody who asked for it in another way; says nothing of the address."""
    if not request.user.has_perm(CHANGE_RIGHT):
        raise PermissionDenied
    if request.method == "POST":
        digest = digest_of(request.POST.get("address", "")[:300])
        rows = NewsletterPreference.objects.filter(publication=MAGAZINE, digest=digest)
        for preference_id in rows.values_list("pk", flat=True):
            stop_letters(preference_id=preference_id)
        messages.success(request, _("No letters go to this address."))
        return redirect("newsletters:stop_address")
    return render(request, "pages/admin_newsletter_stop.html")


class NewsletterIndexView(IndexView):
    """The list reads the letters of all its rows in one statement."""

    def get_base_queryset(self) -> Any:
        """Newsletters with their subjects beside them."""
        return super().get_base_queryset().prefetch_related("letters")


class NewsletterViewSet(ModelViewSet):
    """Newsletters, the newest first."""

    model = Newsletter
    name = "newsletters"
    url_prefix = "newsletters"
    url_namespace = "newsletters"
    icon = "mail"
    menu_label = gettext_lazy("Letters about issues")
    menu_order = 300
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = NewsletterIndexView
    inspect_view_enabled = False
    exclude_form_fields = ("holder",)
    list_display = [
        TitleColumn(
            "subject",
            label=gettext_lazy("Letter"),
            accessor=_subject,
            url_name="newsletters:show",
        ),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        DateColumn("queued_at", label=gettext_lazy("Written"), sort_key="queued_at"),
        DateColumn("done_at", label=gettext_lazy("Sent"), sort_key="done_at"),
        Column("error", label=gettext_lazy("Error")),
    ]
    list_filter = ("state",)
    list_per_page = 50
    ordering = "-queued_at"
    search_fields: Any = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one newsletter, and a form to stop an address."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("address/", stop_address, name="stop_address"),
            path("<uuid:pk>/", show, name="show"),
        ]

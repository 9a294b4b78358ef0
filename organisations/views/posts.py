"""One's posts in municipalities: claiming one, deciding about colleagues, leaving."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.templatetags.pages import home_crumb
from media_library.choices import UploadState
from media_library.models import Upload
from media_library.services import UploadRefused, receive_upload
from organisations.access import heads_before, is_member, may_decide
from organisations.choices import PostKind
from organisations.forms.posts import DecisionForm, PostClaimForm
from organisations.models import Membership, Municipality
from organisations.selectors.posts import claims_for, place_names, posts_of
from organisations.services.memberships import (
    MembershipError,
    claim_membership,
    confirm_membership,
    decline_membership,
    leave_post,
    show_name,
)
from people.access import is_within_rate
from people.models import User
from people.selectors import display_name_of
from people.views import KeepsTypedText


def _crumbs(title: str) -> list[dict[str, str]]:
    way = [home_crumb(), {"label": _("My page"), "url": reverse("my_page")}]
    if title != _("My posts"):
        way.append({"label": _("My posts"), "url": reverse("my_posts")})
    return [*way, {"label": title, "url": ""}]


def _own(request: HttpRequest, pk: int) -> Membership:
    """A post of this person; somebody else's answers like one that never was."""
    row = Membership.objects.filter(person=cast(User, request.user), pk=pk)
    found = row.select_related("municipality", "paper").first()
    if found is None:
        raise Http404
    return found


@never_cache
@require_safe
@login_required
def my_posts(request: HttpRequest) -> HttpResponse:
    """Show what one claimed and holds, and which colleagues wait for one's word."""
    person = cast(User, request.user)
    title = _("My posts")
    context = {
        "posts": posts_of(person),
        "claims": claims_for(person),
        "page_title": title,
        "crumbs": _crumbs(title),
    }
    return render(request, "pages/my_posts.html", context)


@method_decorator(never_cache, name="dispatch")
class ClaimView(KeepsTypedText, View):
    """Say for which municipality one acts and in which post; nothing typed is ever lost."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; what an expired session held comes first."""
        held = self.release_held(request)
        if held is not None:
            kept = next(iter(self.held_uploads.get("paper", [])), "")
            typed = {name: values[-1] for name, values in held.items() if values}
            return self._page(PostClaimForm(initial={**typed, "kept_paper": kept}), was_held=True)
        code = request.GET.get("place", "")
        place = Municipality.objects.standing().filter(code=code).first()
        return self._page(PostClaimForm(initial={"place": place.label if place else ""}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the claim; a file that arrived stays even when another field is wrong."""
        form = PostClaimForm(request.POST, request.FILES)
        is_right = form.is_valid()
        paper = self._paper(form)
        if is_right and not form.errors:
            if not is_within_rate(request, action="claim_post"):
                form.add_error(None, _("You have claimed many posts today. Go on tomorrow."))
                return self._page(form, paper=paper, status=429)
            try:
                self._claim(form, paper)
            except MembershipError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("We have written it down. You get a letter."))
                return redirect("my_posts")
        return self._page(form, paper=paper)

    def _claim(self, form: PostClaimForm, paper: Upload | None) -> None:
        answers = form.cleaned_data
        language = "post_ky" if self.request.LANGUAGE_CODE == "ky" else "post_ru"
        claim_membership(
            person=cast(User, self.request.user),
            municipality=form.municipality,
            post_kind=PostKind(answers["post_kind"]),
            from_date=answers["from_date"],
            paper=paper,
            **{language: answers["post"]},
        )

    def _paper(self, form: PostClaimForm) -> Upload | None:
        """The file of this post, or the one that came with an earlier try."""
        person = cast(User, self.request.user)
        file = self.request.FILES.get("paper")
        if file is not None:
            try:
                return receive_upload(owner=person, file=file)
            except UploadRefused as error:
                form.add_error("paper", str(error))
        kept = form.cleaned_data.get("kept_paper")
        # A file that belongs to something else already would go with this claim.
        free = Upload.objects.filter(owner=person, state=UploadState.RECEIVED)
        return free.filter(pk=kept).first() if kept else None

    def _page(
        self,
        form: PostClaimForm,
        *,
        paper: Upload | None = None,
        was_held: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        title = _("Confirm my post")
        context = {
            "form": form,
            "paper": paper,
            "places": place_names(),
            "was_held": was_held,
            "hold": self.hold_token(self.request),
            "page_title": title,
            "crumbs": _crumbs(title),
        }
        return render(self.request, "pages/post_claim.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class DecisionView(KeepsTypedText, View):
    """A colleague or staff confirms a claim, or declines it with a reason."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show who claims what since when, with the paper."""
        claim = self._claim(pk)
        held = self.release_held(request) or {}
        reason = (held.get("reason") or [""])[-1]
        return self._page(claim, DecisionForm(initial={"reason": reason}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what the pressed button says."""
        claim = self._claim(pk)
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self._page(claim, form)
        person = cast(User, request.user)
        try:
            if request.POST.get("decision") == "confirm":
                confirm_membership(membership=claim, confirmed_by=person)
                messages.success(request, _("Confirmed. Your colleague gets a letter."))
            else:
                reason = form.cleaned_data["reason"]
                decline_membership(membership=claim, declined_by=person, reason=reason)
                messages.success(request, _("Declined. Your reason went to the person."))
        except MembershipError as error:
            form.add_error(
                "reason" if request.POST.get("decision") != "confirm" else None, str(error)
            )
            return self._page(claim, form)
        return redirect("my_posts")

    def _claim(self, pk: int) -> Membership:
        """A claim one may decide; 403 for colleagues without the right, 404 for all others."""
        person = cast(User, self.request.user)
        rows = Membership.objects.waiting().select_related("municipality", "person", "paper")
        claim = rows.filter(pk=pk).first()
        if claim is None:
            raise Http404
        allowed = may_decide(person, claim)
        if allowed:
            return claim
        if is_member(person, claim.municipality) and claim.person_id != person.pk:
            raise PermissionDenied(allowed.reason)
        raise Http404

    def _page(self, claim: Membership, form: DecisionForm) -> HttpResponse:
        title = _("A colleague asks for confirmation")
        context = {
            "claim": claim,
            "name": display_name_of(claim.person),
            "takes_over": bool(heads_before(claim)),
            "form": form,
            "hold": self.hold_token(self.request),
            "page_title": title,
            "crumbs": _crumbs(title),
        }
        return render(self.request, "pages/post_decision.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then take back a claim or end one's own post today."""
    membership = _own(request, pk)
    if request.method == "POST":
        leave_post(membership=membership)
        messages.success(request, _("Done. Nothing was published about it."))
        return redirect("my_posts")
    title = _("Take back the claim") if not membership.is_confirmed else _("Leave the post")
    context: dict[str, Any] = {
        "membership": membership,
        "page_title": title,
        "crumbs": _crumbs(title),
    }
    return render(request, "pages/post_leave.html", context)


@require_POST
@login_required
def name_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree that one's name stands beside the post in public, or no longer."""
    is_shown = request.POST.get("is_shown") == "on"
    show_name(membership=_own(request, pk), is_shown=is_shown)
    text = (
        _("Your name is shown beside the post.") if is_shown else _("Only the post is shown now.")
    )
    messages.success(request, text)
    return redirect("my_posts")

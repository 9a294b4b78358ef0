"""What the magazine adds to the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from magazine.choices import PLAN_RIGHT
from magazine.engine.checks import Fault
from magazine.models import ArticlePage, IssueItem, IssuePage, YearPage
from magazine.selectors.desk.board import read_desk
from magazine.selectors.desk.coming_out import comes_out_at_the_desk
from magazine.selectors.desk.left import what_is_left
from magazine.services.add_article import adopt_article
from magazine.viewsets import desk, release, work
from magazine.viewsets.words import MagazineWords


@hooks.register("register_admin_urls")
def register_desk() -> list[URLPattern]:
    """Give the desk of the magazine its addresses."""
    one = "magazine/<uuid:key>/"
    plan = f"{one}plan/<int:pk>/"
    return [
        path("magazine/", desk.issues, name="magazine_desk"),
        path("magazine/new/", desk.new, name="magazine_desk_new"),
        path(one, desk.issue, name="magazine_desk_issue"),
        path(f"{one}numbers/", desk.numbers, name="magazine_desk_numbers"),
        path(f"{one}publish/", release.publish, name="magazine_desk_publish"),
        path(f"{one}wait/", release.wait, name="magazine_desk_wait"),
        path(f"{one}files/", release.files, name="magazine_desk_files"),
        path(f"{one}plan/", work.plan, name="magazine_desk_plan"),
        path(f"{one}add/", work.add, name="magazine_desk_add"),
        path(f"{one}items/<uuid:item>/shift/", work.shift, name="magazine_desk_shift"),
        path(plan, work.edit, name="magazine_desk_edit"),
        path(f"{plan}move/", work.move, name="magazine_desk_move"),
        path(f"{plan}begin/", work.begin, name="magazine_desk_begin"),
        path(f"{plan}drop/", work.drop, name="magazine_desk_drop"),
        path(f"{plan}shift/", work.shift_idea, name="magazine_desk_shift_idea"),
    ]


class MagazineMenuItem(MenuItem):
    """The desk, for those who work at it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(PLAN_RIGHT)


@hooks.register("register_admin_menu_item")
def register_menu() -> MenuItem:
    """Lead to the issues."""
    return MagazineMenuItem(
        gettext_lazy("Magazine"), reverse("magazine_desk"), icon_name="openquote", order=205
    )


@hooks.register("register_admin_viewset")
def register_words() -> MagazineWords:
    """Let editors name sections and authors."""
    return MagazineWords()


@hooks.register("before_create_page")
def begin_at_the_desk(
    request: HttpRequest, parent_page: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Issues and years begin at the desk, where both languages begin together."""
    return redirect("magazine_desk_new") if page_class in {IssuePage, YearPage} else None


@hooks.register("after_create_page")
def plan_what_was_made(request: HttpRequest, page: Page) -> None:
    """An article made in the tree is planned, and gets the draft of its other language."""
    if isinstance(page, ArticlePage) and isinstance(page.get_parent().specific, IssuePage):
        adopt_article(page=page, by=request.user)  # type: ignore[arg-type]  # signed in


@hooks.register("before_copy_page")
def refuse_copies(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy would be a second issue of the same number."""
    if not isinstance(page.specific, IssuePage | YearPage):
        return None
    messages.error(request, _("An issue is not copied: begin the next one at the desk."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_page")
def say_what_goes(request: HttpRequest, page: Page) -> None:
    """Tell on the question whether to delete what goes with the page and what stays."""
    if request.method == "GET" and isinstance(page.specific, IssuePage | IssueItem):
        for line in what_is_left(page.specific):
            messages.warning(request, line)


@hooks.register("before_publish_page")
def refuse_what_is_not_complete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish an issue at the desk, all at once; an article later, once nothing is missing."""
    if isinstance(page, IssuePage) and not page.live:
        return redirect("magazine_desk_publish", page.translation_key)
    if not isinstance(page, IssueItem):
        return None
    issue = page.get_parent()
    if not issue.live:
        messages.error(request, _("The article comes out with its issue: publish it at the desk."))
        return redirect("magazine_desk_issue", issue.translation_key)
    faults = _faults(page, issue)
    for fault in faults:
        detail = f" ({fault.detail})" if fault.detail else ""
        messages.error(request, f"{fault.kind.label}{detail}")
    return redirect("wagtailadmin_pages:edit", page.pk) if faults else None


@hooks.register("before_bulk_action")
def publish_at_the_desk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: object
) -> HttpResponse | None:
    """Refuse to publish many at once: nobody would look whether issue and articles are whole."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "publish" or not pages:
        return None
    below = bool(request.POST.get("include_descendants"))
    if not any(comes_out_at_the_desk(page=page, with_below=below) for page in pages):
        return None
    messages.error(request, _("Issues are published at the desk, articles one by one."))
    return redirect("magazine_desk")


def _faults(page: Any, issue: Page) -> list[Fault]:
    """What forbids this text to come out alone."""
    found = read_desk(issue.translation_key)
    rows = [row for row in found.rows if row.key == page.translation_key] if found else []
    language = page.locale.language_code
    return [fault for row in rows for fault in row.faults.get(language, ()) if fault.forbids]

"""Screens of pages that hold for sections of thousands: order, explorer, deletion."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.ordering import SetPagePositionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.services.delete_section import DELETED_AT_ONCE, delete_section
from home.services.reorder_page import reorder_page
from people.models import User

# The list for dragging shows all neighbours at once: two thousand are 12 MB of HTML.
MOST_TO_DRAG = 100
DRAGGING = "?ordering=ord"
FOUND = 302


def offered(buttons: Iterable[Button], page: Page) -> list[Button]:
    """Leave out the way to the list for dragging where a page has too many children for it."""
    if page.numchild <= MOST_TO_DRAG:
        return list(buttons)
    return [button for button in buttons if not str(button.url or "").endswith(DRAGGING)]


class SectionIndexView(ExplorableIndexView):
    """Lists the children of a page; those of a long section cannot be dragged."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer what works."""
        return offered(super().header_more_buttons, self.parent_page)

    def get_valid_orderings(self) -> list[str]:
        """Leave the drag order out of a long section."""
        orderings: list[str] = super().get_valid_orderings()
        if self.parent_page.numchild > MOST_TO_DRAG:
            return [name for name in orderings if name != self.sort_order_field]
        return orderings


class SectionEditView(EditView):
    """The editor, with the same buttons."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer what works."""
        return offered(super().header_more_buttons, self.page)


class PositionView(SetPagePositionView):
    """Puts a page at a place among its neighbours, in few statements however many they are."""

    def post(
        self, request: HttpRequest, page_to_move_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Move; without a place that exists, to the end."""
        page = get_object_or_404(Page, pk=page_to_move_id)
        if not page.get_parent().permissions_for_user(request.user).can_reorder_children():
            raise PermissionDenied
        place = request.GET.get("position", "")
        person: User = request.user  # type: ignore[assignment]
        reorder_page(page=page, position=int(place) if place.isdecimal() else None, person=person)
        return HttpResponse("")


def is_confirmed(request: HttpRequest, number_of_pages: int) -> bool:
    """Say whether what a large deletion asks for was typed; the library takes an empty answer."""
    if number_of_pages < settings.WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT:
        return True
    name = settings.WAGTAIL_SITE_NAME
    if request.POST.get("confirm_site_name", "").strip() == name:
        return True
    messages.error(
        request,
        _("Nothing was deleted. Type “%(name)s” to delete so many pages.") % {"name": name},
    )
    return False


def tell_of_deletion(request: HttpRequest, number: int) -> None:
    """Say that the pages are out of sight and go one after another."""
    text = ngettext(
        "%(number)d page is out of sight and is being deleted. This takes a few minutes.",
        "%(number)d pages are out of sight and are being deleted. This takes a few minutes.",
        number,
    )
    messages.success(request, text % {"number": number})


class ConfirmedDeleteView(DeleteView):
    """Deletes a section only after the name of the portal was typed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question again until it is answered."""
        below = self.page.get_descendant_count()
        if not is_confirmed(request, below + 1):
            return self.render_to_response(self.get_context_data())
        if below <= DELETED_AT_ONCE or self.usage.is_protected:
            return super().post(request, *args, **kwargs)
        parent_id = self.page.get_parent().pk
        person: User = request.user  # type: ignore[assignment]
        delete_section(page=self.page, person=person)
        tell_of_deletion(request, below + 1)
        return redirect(self.next_url or reverse("wagtailadmin_explore", args=[parent_id]))


class ConfirmedDeleteBulkAction(DeleteBulkAction):
    """The same for pages that were ticked in a list."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Count all that would go before asking."""
        context = self.get_context_data()
        if not is_confirmed(request, context["total_page_count"]):
            return self.render_to_response(context)
        answer = super().post(request)
        if context["total_page_count"] > DELETED_AT_ONCE and answer.status_code == FOUND:
            tell_of_deletion(request, context["total_page_count"])
        return answer

    @classmethod
    def execute_action(cls, objects: Iterable[Page], user: Any = None, **_: Any) -> tuple[int, int]:
        """Delete small sections now and leave the large ones to the worker."""
        tops = below = 0
        for page in objects:
            tops, below = tops + 1, below + page.get_descendant_count()
            delete_section(page=page, person=user)
        return tops, below


class SectionViewSet(PageViewSet):
    """What every page of the portal has in the admin."""

    index_view_class = SectionIndexView
    set_page_position_view_class = PositionView
    delete_view_class = ConfirmedDeleteView
    edit_view_class = SectionEditView

"""Bringing translations up to date: published by those who may publish each of them."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsView

from magazine.selectors.desk.coming_out import comes_out_at_the_desk


class GuardedUpdateTranslationsView(UpdateTranslationsView):  # type: ignore[misc]  # no types
    """The library asks only whether somebody translates at all, and publishes what is named."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look at the page, and at each translation that would come out."""
        source = self.get_object()
        page = _instance(source)
        if isinstance(page, Page):
            rights = page.permissions_for_user(request.user)
            wants_out = bool(request.POST.get("publish_translations"))
            if not rights.can_edit() or (wants_out and not _may_come_out(page, request)):
                raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


def _instance(source: TranslationSource) -> Any:
    try:
        return source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _may_come_out(page: Page, request: HttpRequest) -> bool:
    """Whether every translation may be published by this person; issues come out at the desk."""
    if comes_out_at_the_desk(page=page):
        return False
    pages = [page, *page.get_translations()]
    return all(one.permissions_for_user(request.user).can_publish() for one in pages)

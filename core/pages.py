"""The abstract page all our page types grow from: address, listing text, visibility in search."""

from typing import Any

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page, PageViewRestriction

from core.memory import remembered
from core.slugs import portal_slugify, slug_formatters


class BasePage(Page):
    """Adds to Wagtail's page what lists, search engines and messengers need.

    Not for facts: whatever must be counted or compared is a plain record beside the page.
    """

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and for messengers."),
    )
    appears_in_search = models.BooleanField(_("appears in search"), default=True)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=SlugInput(formatters=slug_formatters())),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("Address and search engines"),
        ),
        MultiFieldPanel(
            [FieldPanel("show_in_menus"), FieldPanel("appears_in_search")], _("In this portal")
        ),
    ]

    class Meta:
        abstract = True

    # Which third of the site the page belongs to; the look takes colour and cut from it.
    room = "library"
    # Parameters of the address that change what visitors see; with any other the page is not kept.
    kept_parameters: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The page's address: front pages are named by their language, so the tree path is it."""
        return str(self.url_path)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Look for restrictions of this page and those above it, where the portal has any."""
        if not remembered("core.restrictions", PageViewRestriction.objects.exists):
            return PageViewRestriction.objects.none()
        found: models.QuerySet[PageViewRestriction] = super().get_view_restrictions()
        return found

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a page without a slug a readable one before Wagtail's own rule sees it."""
        if not self.slug and self.title:  # type: ignore[has-type]  # Wagtail has none
            self.slug = self._free_slug(portal_slugify(self.title) or "page")
        super().full_clean(*args, **kwargs)

    def _free_slug(self, wanted: str) -> str:
        parent = self.get_parent() if self.path else None
        if parent is None:
            return wanted
        slug, suffix = wanted, 2
        while not Page._slug_is_available(slug, parent, self):
            slug, suffix = f"{wanted}-{suffix}", suffix + 1
        return slug

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand the template its room and the title of the window beside Wagtail's `page`."""
        return {
            **super().get_context(request, *args, **kwargs),
            "room": self.room,
            "page_title": self.seo_title or self.title,
        }


def open_pages(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the pages that anybody may open: live, and nothing at or above them is private.

    Part of the statement it is used in; Wagtail's own filter asks for the private ones before.
    """
    asked = ExpressionWrapper(OuterRef("path"), models.CharField())
    restrictions = PageViewRestriction.objects.alias(asked=asked)
    private = restrictions.filter(asked__startswith=F("page__path"))
    return pages.filter(~Exists(private), live=True)

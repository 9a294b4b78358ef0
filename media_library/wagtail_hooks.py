"""The admin asks for the text of pictures: in its checks, after saving, and in a report."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from media_library.models import SiteImage
from media_library.selectors import untold_pictures_of
from media_library.viewsets import UntoldPicturesView

RULE = "picture-without-text"
# How many pictures one message names.
MOST_NAMED = 5


class PictureChecker(ContentCheckerItem):
    """Wagtail's check of content, which here also asks for the text of pictures."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, RULE]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": RULE,
            "impact": "serious",
            # The picture component marks what has no text in the language of the page.
            "selector": "img[data-text-missing]",
            "tags": ["best-practice"],
            "any": [],
            "all": [],
            "none": ["has-alt"],
            "enabled": True,
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        RULE: {
            "error_name": _("A picture has no text in the language of the page"),
            "help_text": _("Open the picture and say in words what it shows"),
        },
    }


@hooks.register("construct_wagtail_userbar")
def check_pictures_too(request: HttpRequest, items: list[object], page: Page) -> None:
    """Put our check into the place of Wagtail's."""
    items[:] = [
        PictureChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_for_text(request: HttpRequest, page: Page) -> None:
    """Name the pictures of the page that have no text in its language; saving is not refused."""
    titles = [image.title for image in untold_pictures_of(page)]
    if not titles:
        return
    named = ", ".join(titles[:MOST_NAMED]) + ("…" if len(titles) > MOST_NAMED else "")
    words = ngettext(
        "A picture has no text in the language of the page: %(named)s. "
        "Who cannot see it learns nothing from it.",
        "Pictures have no text in the language of the page: %(named)s. "
        "Who cannot see them learns nothing from them.",
        len(titles),
    )
    button = messages.button(reverse("untold_pictures"), gettext("Pictures without text"))
    messages.warning(request, words % {"named": named}, buttons=[button])


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    """The addresses of the report."""
    view = UntoldPicturesView
    return [
        path("reports/pictures/", view.as_view(), name="untold_pictures"),
        path(
            "reports/pictures/results/",
            view.as_view(results_only=True),
            name="untold_pictures_results",
        ),
    ]


class PicturesMenuItem(MenuItem):
    """Shown to those who may change pictures."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the policy of pictures."""
        policy = policy_registry.get_by_type(SiteImage)
        return bool(policy.user_has_any_permission(request.user, ["add", "change"]))


@hooks.register("register_reports_menu_item")
def add_report() -> MenuItem:
    """Lead to it from the reports."""
    return PicturesMenuItem(
        _("Pictures without text"),
        reverse("untold_pictures"),
        name="untold-pictures",
        icon_name="image",
    )

"""Sections and authors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from magazine.models import Author, Section


class SectionRowViewSet(ModelViewSet):
    """The sections, in the order of the magazine."""

    model = Section
    name = "magazine_sections"
    menu_label = _("Sections")
    icon = "list-ul"
    inspect_view_enabled = False
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "kind", "position"]
    ordering = ("position", "pk")
    panels = [
        MultiFieldPanel(
            [FieldPanel("label_ru"), FieldPanel("label_ky"), FieldPanel("label_en")], _("Name")
        ),
        FieldPanel("code"),
        FieldPanel("kind"),
        FieldPanel("cut"),
        FieldPanel("position"),
    ]


class AuthorViewSet(ModelViewSet):
    """Authors as readers know them; what was printed does not follow them."""

    model = Author
    name = "magazine_authors"
    menu_label = _("Authors")
    icon = "user"
    inspect_view_enabled = False
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "affiliation_ru"]
    search_fields = ["label_ru", "label_ky", "label_en"]
    search_backend_name = None
    ordering = ("label_ru", "pk")
    panels = [
        MultiFieldPanel(
            [FieldPanel("label_ru"), FieldPanel("label_ky"), FieldPanel("label_en")], _("Name")
        ),
        FieldPanel("code"),
        MultiFieldPanel(
            [FieldPanel("affiliation_ru"), FieldPanel("affiliation_ky")], _("Post or body")
        ),
        MultiFieldPanel([FieldPanel("about_ru"), FieldPanel("about_ky")], _("About the author")),
        FieldPanel("profile"),
        FieldPanel("organisation"),
    ]


class MagazineWords(ModelViewSetGroup):
    """Both under one entry of the menu."""

    menu_label = _("Sections and authors")
    menu_icon = "group"
    menu_order = 206
    items = (SectionRowViewSet, AuthorViewSet)

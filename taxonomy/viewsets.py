"""Vocabularies and legal acts in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from taxonomy.models import LegalAct, Term


class NeverDeletedPolicy(ModelPermissionPolicy):
    """Codes stand in addresses and exports for ever: a term is retired, an act is repealed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody deletes, not even the operator."""
        allowed: bool = action != "delete" and super().user_has_permission(user, action)
        return allowed


class TermViewSet(ModelViewSet):
    """Terms by vocabulary."""

    model = Term
    name = "terms"
    icon = "tag"
    menu_label = _("Terms")
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "code", "scheme", "position", "is_retired"]
    list_filter = ["scheme", "is_retired"]
    search_fields = ["label_ru", "label_ky", "label_en", "code", "synonyms"]
    search_backend_name = None
    ordering = ["scheme", "position", "code"]
    panels = [
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("code")]),
        FieldPanel("parent"),
        FieldPanel("label_ru"),
        FieldPanel("label_ky"),
        FieldPanel("label_en"),
        FieldPanel("synonyms"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("is_retired")]),
    ]


class LegalActViewSet(ModelViewSet):
    """Laws, resolutions and orders that cases and answers refer to."""

    model = LegalAct
    name = "legal_acts"
    icon = "doc-full-inverse"
    menu_label = _("Legal acts")
    copy_view_enabled = False
    list_display = ["title_ru", "kind", "number", "adopted_date", "is_in_force"]
    list_filter = ["kind", "is_in_force"]
    search_fields = ["title_ru", "title_ky", "number", "code"]
    search_backend_name = None
    ordering = ["kind", "title_ru"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        FieldPanel("title_ru"),
        FieldPanel("title_ky"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("adopted_date")]),
        FieldPanel("date_note"),
        FieldRowPanel([FieldPanel("issuer_ru"), FieldPanel("issuer_ky")]),
        FieldPanel("is_in_force"),
        FieldPanel("source"),
    ]


class VocabularyGroup(ViewSetGroup):
    """One menu for everything that is named once and used everywhere."""

    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 500
    items = (TermViewSet, LegalActViewSet)

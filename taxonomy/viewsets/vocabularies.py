"""Vocabularies and legal acts in the Wagtail admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from taxonomy.forms import LegalActForm, MergeForm, TermForm
from taxonomy.models import LegalAct, Term
from taxonomy.services.merge_terms import MergeRefused, merge_terms, references_to_term
from taxonomy.services.note_repeals import note_repeals
from taxonomy.viewsets.acting import ActOnView
from taxonomy.viewsets.tags import TagViewSet


class NeverDeletedPolicy(ModelPermissionPolicy):
    """Codes stand in addresses and exports for ever: a term is retired, an act is repealed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody deletes, not even the operator."""
        allowed: bool = action != "delete" and super().user_has_permission(user, action)
        return allowed


class MergeTermView(ActOnView):
    """Asks which term stays, and says how much will move."""

    model = Term
    form_class = MergeForm
    header_icon = "tag"
    page_title = _("Merge a term into another one")
    submit_label = _("Merge")
    index_url_name = "terms:index"
    refusals = (MergeRefused,)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the term to the form."""
        return {**super().get_form_kwargs(), "term": self.thing}

    def act(self, form: Any) -> str:
        """Merge the terms."""
        term = merge_terms(old=self.thing, new=form.cleaned_data["into"])
        words = gettext("“%(old)s” is now “%(new)s”; old addresses lead there.")
        return words % {"old": self.thing.label, "new": term.label}

    def get_page_subtitle(self) -> str:
        """Name the term and its uses."""
        count = sum(
            relation.related_model._base_manager.filter(**{relation.field.name: self.thing}).count()
            for relation in references_to_term()
        )
        words = ngettext("used %(count)s time", "used %(count)s times", count)
        return f"{self.thing.label} ({self.thing.code}), {words % {'count': count}}"


class TermIndexView(generic.IndexView):
    """The list names what a merged term became and leads to merging."""

    def get_base_queryset(self) -> Any:
        """Read the successor along."""
        return super().get_base_queryset().select_related("merged_into")

    def get_list_more_buttons(self, instance: Term) -> list[Any]:
        """Add the way to merging for terms that stand."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if instance.merged_into_id is None and self.user_has_permission("change"):
            url = reverse("terms:merge", args=[instance.pk])
            buttons.append(Button(gettext("Merge"), url=url, icon_name="resubmit", priority=15))
        return buttons


class TermViewSet(ModelViewSet):
    """Terms by vocabulary."""

    model = Term
    name = "terms"
    icon = "tag"
    menu_label = _("Terms")
    copy_view_enabled = False
    index_view_class = TermIndexView
    list_display = [
        "label_ru",
        "label_ky",
        "code",
        "scheme",
        "position",
        "is_retired",
        Column("merged_into", label=_("Merged into")),
    ]
    list_filter = ["scheme", "is_retired"]
    search_fields = ["label_ru", "label_ky", "label_en", "code", "synonyms_ru", "synonyms_ky"]
    search_backend_name = None
    ordering = ["scheme", "position", "code"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("scheme"), FieldPanel("code")]),
            FieldPanel("parent"),
            FieldPanel("label_ru"),
            FieldPanel("label_ky"),
            FieldPanel("label_en"),
            FieldPanel("synonyms_ru"),
            FieldPanel("synonyms_ky"),
            FieldRowPanel([FieldPanel("position"), FieldPanel("is_retired")]),
        ],
        base_form_class=TermForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """One more screen: merging."""
        merge = path("merge/<int:pk>/", MergeTermView.as_view(), name="merge")
        return [*super().get_urlpatterns(), merge]


class _NotingRepeals:
    """After the relations are saved, repealed acts are in force no longer."""

    def save_instance(self) -> LegalAct:
        """Save the act, then what follows from its relations."""
        act: LegalAct = super().save_instance()  # type: ignore[misc]
        note_repeals(act=act)
        return act


class LegalActCreateView(_NotingRepeals, generic.CreateView):
    """An editor writes an act down."""


class LegalActEditView(_NotingRepeals, generic.EditView):
    """An editor corrects an act or relates it to others."""


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
    add_view_class = LegalActCreateView
    edit_view_class = LegalActEditView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
            FieldPanel("title_ru"),
            FieldPanel("title_ky"),
            FieldRowPanel([FieldPanel("number"), FieldPanel("adopted_date")]),
            FieldPanel("date_note"),
            FieldRowPanel([FieldPanel("issuer_ru"), FieldPanel("issuer_ky")]),
            FieldPanel("is_in_force"),
            FieldPanel("source"),
            InlinePanel(
                "relations",
                label=_("Relation to another act"),
                panels=[FieldPanel("kind"), FieldPanel("other")],
            ),
        ],
        base_form_class=LegalActForm,
    )


class VocabularyGroup(ViewSetGroup):
    """One menu for everything that is named once and used everywhere."""

    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 500
    items = (TermViewSet, LegalActViewSet, TagViewSet)

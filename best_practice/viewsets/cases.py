"""The library in the Wagtail admin: facts of a case, corrected by editors."""

from typing import Any

import django_filters
from django.contrib import messages
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from best_practice.choices import Mode
from best_practice.facets import COMPLETE_FROM
from best_practice.models import Case, CasePage
from best_practice.selectors.finding.listing import KIND
from best_practice.selectors.warnings import warnings_of
from best_practice.services.record_publication import refresh_public_state
from best_practice.viewsets.panels import FACTS
from search.selectors.finding import find_keys
from taxonomy.choices import Scheme
from taxonomy.models import Term

HALF = 50
COMPLETENESS = [
    ("full", _("complete")),
    ("partly", _("something is missing")),
    ("little", _("less than half")),
]


class CorrectOnlyPolicy(ModelPermissionPolicy):
    """Cases come in through the form and never leave; editors only correct their facts."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds or deletes a case by hand, not even the operator."""
        if action in {"add", "delete"}:
            return False
        allowed: bool = super().user_has_permission(user, action)
        return allowed


class CaseFilterSet(WagtailFilterSet):
    """What the list of cases can be narrowed by."""

    completeness = django_filters.ChoiceFilter(
        label=_("How complete"), choices=COMPLETENESS, method="by_completeness"
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Theme"),
        queryset=lambda _request: Term.objects.filter(scheme=Scheme.THEME).order_by("code"),
    )
    mode = django_filters.ChoiceFilter(label=_("How it was done"), choices=Mode.choices)

    class Meta:
        model = Case
        fields: list[str] = []

    def by_completeness(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Complete is what the public list calls complete."""
        if value == "full":
            return rows.filter(completeness__gte=COMPLETE_FROM)
        if value == "little":
            return rows.filter(completeness__lt=HALF)
        return rows.filter(completeness__gte=HALF, completeness__lt=COMPLETE_FROM)


class CaseIndexView(generic.IndexView):
    """All cases with what they are called; a page of the list costs the same for any cases."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Read titles, themes and senders with the cases."""
        titles = CasePage.objects.filter(case=OuterRef("pk")).order_by("-locale__language_code")
        rows: QuerySet[Any] = super().get_base_queryset().select_related("theme", "submitter")
        return rows.annotate(title=Subquery(titles.values("title")[:1]))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find public cases by all their words, others by number and title."""
        if not self.is_searching:
            return queryset
        text = self.search_query
        named = CasePage.objects.filter(title__icontains=text).values("case")
        wanted = Q(pk__in=find_keys(kind=KIND, text=text)) | Q(pk__in=named)
        if text.isascii() and text.isdigit():
            wanted |= Q(number=text[:9])
        return queryset.filter(wanted)


class CaseEditView(generic.EditView):
    """Saves corrected facts; a public case gets a new version at once."""

    def save_instance(self) -> Case:
        """Write the rows, then derive lists and version from them; say what does not add up."""
        case: Case = super().save_instance()
        case = refresh_public_state(case_id=case.pk, approved_by=self.request.user)
        for warning in warnings_of(case):
            messages.warning(self.request, warning)
        return case


class CaseViewSet(ModelViewSet):
    """Facts of cases, by number."""

    model = Case
    name = "cases"
    icon = "doc-full"
    menu_label = _("Case facts")
    menu_order = 210
    add_to_admin_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
    index_view_class = CaseIndexView
    edit_view_class = CaseEditView
    filterset_class = CaseFilterSet
    list_display = [
        "number",
        Column("title", label=_("Title")),
        "theme",
        "submitter",
        NumberColumn("completeness", label=_("Told, %"), sort_key="completeness"),
        DateColumn("first_published_at", label=_("First published"), sort_key="first_published_at"),
    ]
    search_fields = ["number"]
    search_backend_name = None
    ordering = "-number"
    edit_handler = FACTS

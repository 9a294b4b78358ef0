"""The register of experts in the Wagtail admin: staff confirm or decline, and write nothing."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from organisations.forms.expert_answers import ExpertAnswerForm
from organisations.models import Expert
from organisations.services.confirm_expert import confirm_expert, decline_expert
from people.choices import AccessSubject
from people.viewsets import LogsReading


class AnswerOnlyPolicy(ModelPermissionPolicy):
    """Entries come from people themselves and go with them; staff only answer."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds or deletes an entry by hand, not even the operator."""
        allowed: bool = action not in {"add", "delete"} and super().user_has_permission(
            user, action
        )
        return allowed


class _OfExperts(LogsReading):
    """Writes down whose entries were looked at."""

    access_subject = AccessSubject.EXPERT

    def people_of(self, rows: Iterable[Any]) -> list[int]:
        """The accounts behind the profiles; a face without an account could not ask."""
        return [pk for row in rows if (pk := row.profile.person_id)]


class ExpertIndexView(_OfExperts, generic.IndexView):
    """The list reads names and consents along."""

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related("profile", "consent")


class ExpertEditView(_OfExperts, generic.EditView):
    """Staff read the entry and answer it."""

    def save_instance(self) -> Expert:
        """Hand the answer to the service that owns it."""
        expert: Expert = self.object
        if self.form.cleaned_data["answer"] == "confirm":
            return confirm_expert(expert=expert, confirmed_by=self.request.user)
        words = self.form.cleaned_data["staff_words"]
        return decline_expert(expert=expert, declined_by=self.request.user, words=words)


class ExpertViewSet(ModelViewSet):
    """Those who wait first."""

    model = Expert
    name = "experts"
    icon = "user"
    menu_label = _("Experts")
    menu_order = 516
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    pk_path_converter = "uuid"
    index_view_class = ExpertIndexView
    edit_view_class = ExpertEditView
    list_display = [
        "profile",
        Column("stage", label=_("State"), accessor=lambda expert: expert.stage.label),
        BooleanColumn("is_changed_since", label=_("Changed since confirmed")),
        DateColumn("applied_at", label=_("Applied"), sort_key="applied_at"),
        DateColumn("verified_at", label=_("Confirmed"), sort_key="verified_at"),
    ]
    list_filter = {"verified_at": ["isnull"]}
    search_fields = ["profile__display_name", "words_ru", "words_ky"]
    search_backend_name = None
    ordering = ["-applied_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("profile", read_only=True),
            FieldPanel("topics", read_only=True),
            FieldPanel("regions", read_only=True),
            HelpPanel(template="components/admin_expert_traits.html", heading=_("How and where")),
            FieldPanel("words_ru", read_only=True),
            FieldPanel("words_ky", read_only=True),
            FieldPanel("answer"),
            FieldPanel("staff_words"),
        ],
        base_form_class=ExpertAnswerForm,
    )

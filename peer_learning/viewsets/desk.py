"""Repetitions, questions and requests in the admin: editors decide, write nothing, see no names."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from peer_learning.forms.decisions import (
    QuestionDecisionForm,
    Refused,
    ReplicationDecisionForm,
    decide_question,
    decide_replication,
)
from peer_learning.models import CaseQuestion, Replication, VisitRequest


class DecideOnlyPolicy(ModelPermissionPolicy):
    """Rows come from people themselves; editors only decide."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds or deletes a row by hand, not even the operator."""
        allowed: bool = action not in {"add", "delete"} and super().user_has_permission(
            user, action
        )
        return allowed


class _Reads(generic.IndexView):
    """A list whose rows are read with what they name."""

    along: tuple[str, ...] = ()

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related(*self.along)


class _Decides(generic.EditView):
    """Hands what was decided to the service; a refusal becomes an error of the form."""

    decide: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Decide once; what another editor did meanwhile is said."""
        try:
            response: HttpResponse = super().form_valid(form)
        except Refused as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        return response

    def save_instance(self) -> Any:
        """Give the row as it stands after the decision."""
        said = self.form.cleaned_data
        return type(self).decide(
            self.object, decision=said["decision"], words=said["words"], by=self.request.user
        )


class ReplicationIndexView(_Reads):
    """Repetitions with case, place and sender."""

    along = ("case", "municipality", "person")


class ReplicationEditView(_Decides):
    """One repetition with its proof."""

    decide = staticmethod(decide_replication)


class QuestionIndexView(_Reads):
    """Questions with their case."""

    along = ("case", "municipality")


class QuestionEditView(_Decides):
    """One question with its answer."""

    decide = staticmethod(decide_question)


class VisitIndexView(_Reads):
    """Requests with both sides."""

    along = ("case", "guest", "host")


class _DeskViewSet(ModelViewSet):
    """What the three lists share."""

    add_to_reference_index = False
    copy_view_enabled = False
    pk_path_converter = "uuid"
    search_backend_name = None


def _read(*names: str) -> list[Any]:
    return [FieldPanel(name, read_only=True) for name in names]


class ReplicationViewSet(_DeskViewSet):
    """Those that wait first."""

    model = Replication
    name = "replications"
    icon = "repeat"
    menu_label = _("Repetitions")
    index_view_class = ReplicationIndexView
    edit_view_class = ReplicationEditView
    list_display = [
        "municipality",
        Column("case", label=_("Example")),
        Column("year", label=_("Year"), sort_key="year"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]
    list_filter = ["state"]
    search_fields = ["municipality__label_ru", "municipality__label_ky", "result", "changed"]
    ordering = "-sent_at"
    edit_handler = ObjectList(
        [
            HelpPanel(template="components/admin_replication.html", heading=_("Repetition")),
            *_read("case", "municipality", "year", "started", "ended"),
            *_read("changed", "result", "failed", "cost_som", "participants", "result_case"),
            *_read("sent_at"),
            FieldPanel("decision"),
            FieldPanel("words"),
        ],
        base_form_class=ReplicationDecisionForm,
    )


class QuestionViewSet(_DeskViewSet):
    """Questions and answers that wait first."""

    model = CaseQuestion
    name = "questions"
    icon = "help"
    menu_label = _("Questions to authors")
    index_view_class = QuestionIndexView
    edit_view_class = QuestionEditView
    list_display = [
        "__str__",
        Column("case", label=_("Example")),
        Column("municipality", label=_("Municipality")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
    ]
    list_filter = ["state"]
    search_fields = ["text", "answer"]
    ordering = "-asked_at"
    edit_handler = ObjectList(
        [
            *_read("case", "text", "language", "post_ru", "municipality", "asked_at"),
            *_read("answer", "answer_language", "answered_at"),
            FieldPanel("decision"),
            FieldPanel("words"),
        ],
        base_form_class=QuestionDecisionForm,
    )


class VisitViewSet(_DeskViewSet):
    """Requests for visits and mentors: read by editors, answered by municipalities."""

    model = VisitRequest
    name = "visits"
    icon = "group"
    menu_label = _("Visits and mentors")
    index_view_class = VisitIndexView
    inspect_view_enabled = True
    exclude_form_fields: list[str] = []
    list_display = [
        "guest",
        Column("host", label=_("Who is asked")),
        Column("case", label=_("Example")),
        Column("get_kind_display", label=_("Asked for")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
    ]
    list_filter = ["state", "kind"]
    search_fields = ["guest__label_ru", "host__label_ru"]
    ordering = "-asked_at"
    inspect_view_fields = [
        *("case", "kind", "guest", "host", "from_date", "until_date", "people", "words"),
        *("asked_at", "state", "offered_date", "answer", "answered_at"),
    ]


class ExchangeGroup(ViewSetGroup):
    """Everything between municipalities, in one place of the menu."""

    menu_label = _("Exchange")
    menu_icon = "comment"
    menu_order = 220
    items = (ReplicationViewSet, QuestionViewSet, VisitViewSet)

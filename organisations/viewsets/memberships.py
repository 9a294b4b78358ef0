"""Claims and memberships in the Wagtail admin: confirm, decline with a reason, date the end."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.forms.places import MembershipForm
from organisations.models import Membership
from organisations.services.memberships import confirm_membership, decline_membership
from people.choices import AccessSubject
from people.viewsets import LogsReading


class _DecidingMixin:
    """Confirms or declines through the services that own the rights and the letters."""

    def save_instance(self) -> Any:
        """Save the row, then do what was ticked or written."""
        membership = super().save_instance()  # type: ignore[misc]
        answers = self.form.cleaned_data  # type: ignore[attr-defined]
        person = self.request.user  # type: ignore[attr-defined]
        if answers["is_confirmed"]:
            confirm_membership(membership=membership, confirmed_by=person)
        elif answers["decline_reason"] and membership.declined_at is None:
            decline_membership(
                membership=membership, declined_by=person, reason=answers["decline_reason"]
            )
        return membership


class _OfMemberships(LogsReading):
    """Writes down whose posts were looked at."""

    access_subject = AccessSubject.MEMBERSHIP
    access_person = "person_id"


class MembershipCreateView(_DecidingMixin, generic.CreateView):
    """An operator writes a membership down."""


class MembershipEditView(_OfMemberships, _DecidingMixin, generic.EditView):
    """An operator confirms a claim or dates its end."""


class MembershipIndexView(_OfMemberships, generic.IndexView):
    """The list reads people and places along."""

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related("person", "municipality")


class MembershipViewSet(ModelViewSet):
    """Claims first waiting, then confirmed."""

    model = Membership
    name = "memberships"
    icon = "user"
    menu_label = _("Memberships")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = MembershipIndexView
    add_view_class = MembershipCreateView
    edit_view_class = MembershipEditView
    list_display = [
        "person",
        "municipality",
        Column("post_ru", label=_("Post")),
        Column("state.label", label=_("State")),
        "from_date",
        "until_date",
    ]
    list_filter = {"confirmed_at": ["isnull"], "declined_at": ["isnull"], "post_kind": ["exact"]}
    search_fields = ["person__email", "municipality__label_ru", "post_ru"]
    search_backend_name = None
    ordering = ["-from_date"]

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        """Name the person by e-mail and confirm by a tick."""
        return MembershipForm

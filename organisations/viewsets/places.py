"""Municipalities, bodies and memberships in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.forms.places import MembershipForm, MunicipalityFilterForm
from organisations.models import Membership, Municipality, Organisation
from organisations.services.memberships import confirm_membership

LABELS = [FieldPanel("label_ru"), FieldPanel("label_ky"), FieldPanel("label_en")]
NAMES = InlinePanel(
    "names",
    label=_("Name it had"),
    panels=[*LABELS, FieldRowPanel([FieldPanel("since"), FieldPanel("until")])],
)


class ChooseMunicipalityView(chooser.ChooseView):
    """The window of the chooser."""

    filter_form_class = MunicipalityFilterForm


class MunicipalityResultsView(chooser.ChooseResultsView):
    """Its list while somebody types."""

    filter_form_class = MunicipalityFilterForm


class MunicipalityChooser(ChooserViewSet):
    """Finds one of hundreds by typing its name."""

    model = Municipality
    choose_view_class = ChooseMunicipalityView
    choose_results_view_class = MunicipalityResultsView
    icon = "home"
    choose_one_text = _("Choose a municipality")
    per_page = 20


class MunicipalityViewSet(ModelViewSet):
    """The register with its sources, and the examples."""

    model = Municipality
    name = "municipalities"
    icon = "home"
    menu_label = _("Municipalities")
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "kind", "region", "is_example"]
    list_filter = ["region", "kind", "is_example"]
    search_fields = ["label_ru", "label_ky", "label_en", "code"]
    search_backend_name = None
    ordering = ["label_ru"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        *LABELS,
        FieldRowPanel([FieldPanel("region"), FieldPanel("district")]),
        FieldRowPanel([FieldPanel("villages"), FieldPanel("population")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldRowPanel([FieldPanel("valid_from_date"), FieldPanel("valid_until_date")]),
        FieldPanel("is_example"),
        FieldPanel("source"),
        NAMES,
    ]


class OrganisationViewSet(ModelViewSet):
    """Ministries, unions, donors and executors under all their names."""

    model = Organisation
    name = "organisations"
    icon = "group"
    menu_label = _("Organisations")
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "kind"]
    list_filter = ["kind"]
    search_fields = ["label_ru", "label_ky", "label_en", "code"]
    search_backend_name = None
    ordering = ["label_ru"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        *LABELS,
        FieldPanel("source"),
        NAMES,
    ]


class _ConfirmingMixin:
    """Gives a ticked membership its rights through the service that owns them."""

    def save_instance(self) -> Any:
        """Save the row, then confirm it if that was ticked."""
        membership = super().save_instance()  # type: ignore[misc]
        if self.form.cleaned_data["is_confirmed"]:  # type: ignore[attr-defined]
            confirm_membership(
                membership=membership,
                confirmed_by=self.request.user,  # type: ignore[attr-defined]
            )
        return membership


class MembershipCreateView(_ConfirmingMixin, generic.CreateView):
    """An operator writes a membership down."""


class MembershipEditView(_ConfirmingMixin, generic.EditView):
    """An operator confirms a claim or dates its end."""


class MembershipIndexView(generic.IndexView):
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
        Column("person", label=_("Person")),
        "municipality",
        Column("post_ru", label=_("Post")),
        BooleanColumn("is_confirmed", label=_("Confirmed")),
        "from_date",
        "until_date",
    ]
    list_filter = {"confirmed_at": ["isnull"]}
    search_fields = ["person__email", "municipality__label_ru", "post_ru"]
    search_backend_name = None
    ordering = ["-from_date"]

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        """Name the person by e-mail and confirm by a tick."""
        return MembershipForm


class PlacesGroup(ViewSetGroup):
    """One menu for places, bodies and who acts for them."""

    menu_label = _("Municipalities")
    menu_icon = "home"
    menu_order = 510
    items = (MunicipalityViewSet, OrganisationViewSet, MembershipViewSet)

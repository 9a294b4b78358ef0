"""Municipalities, districts and bodies in the Wagtail admin, with names and successions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.forms.places import BodyFilterForm, MunicipalityFilterForm
from organisations.models import District, Municipality, Organisation
from organisations.selectors import bodies_named, ids_named
from organisations.services.keep_code import keep_code
from organisations.viewsets.memberships import MembershipViewSet

LABELS = [FieldPanel("label_ru"), FieldPanel("label_ky"), FieldPanel("label_en")]
NAMES = InlinePanel(
    "names",
    label=_("Name it had"),
    panels=[*LABELS, FieldRowPanel([FieldPanel("since"), FieldPanel("until")])],
)

SUCCESSIONS = InlinePanel(
    "successions",
    label=_("What became of it"),
    panels=[
        FieldPanel("successor"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("on_date")]),
        FieldPanel("source"),
    ],
)
BODY_SUCCESSIONS = InlinePanel(
    "successions",
    label=_("What became of it"),
    panels=[
        FieldPanel("successor"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("since")]),
        FieldPanel("source"),
    ],
)
FORMER_CODES = InlinePanel(
    "former_codes", label=_("Code it had; its address leads here"), panels=[FieldPanel("code")]
)

MEASURES = InlinePanel(
    "measures",
    label=_("Figure of a year"),
    panels=[
        FieldRowPanel([FieldPanel("code"), FieldPanel("year"), FieldPanel("value")]),
        FieldPanel("source"),
    ],
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


class ChooseBodyView(chooser.ChooseView):
    """The window of the chooser of bodies."""

    filter_form_class = BodyFilterForm


class BodyResultsView(chooser.ChooseResultsView):
    """Its list while somebody types."""

    filter_form_class = BodyFilterForm


class OrganisationChooser(ChooserViewSet):
    """Finds a body under any name it had."""

    model = Organisation
    choose_view_class = ChooseBodyView
    choose_results_view_class = BodyResultsView
    icon = "group"
    choose_one_text = _("Choose a body")
    per_page = 20


class PlaceIndexView(generic.IndexView):
    """The register, searched as forgivingly as the directory."""

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related("region", "district")

    def search_queryset(self, queryset: Any) -> Any:
        """Find under every name, with any letters."""
        if not self.search_query:
            return queryset
        return queryset.filter(pk__in=ids_named(self.search_query))


class PlaceEditView(generic.EditView):
    """An editor corrects a municipality; an address it had keeps leading to it."""

    def save_instance(self) -> Municipality:
        """Save it, then what follows from another code."""
        place: Municipality = super().save_instance()
        return keep_code(municipality=place, before=self.form.initial["code"])


class BodyIndexView(generic.IndexView):
    """Bodies, found under every name they had."""

    def search_queryset(self, queryset: Any) -> Any:
        """Find under every name, with any letters."""
        if not self.search_query:
            return queryset
        return queryset.filter(pk__in=bodies_named(self.search_query))


class DistrictViewSet(ModelViewSet):
    """Districts with their names in three languages."""

    model = District
    name = "districts"
    icon = "site"
    menu_label = _("Districts")
    copy_view_enabled = False
    list_display = ["label_ru", "label_ky", "region"]
    list_filter = ["region"]
    search_fields = ["label_ru", "label_ky", "label_en", "code"]
    search_backend_name = None
    ordering = ["label_ru"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("region")]),
        *LABELS,
        FieldPanel("source"),
    ]


class MunicipalityViewSet(ModelViewSet):
    """The register with its sources, and the examples."""

    model = Municipality
    name = "municipalities"
    icon = "home"
    menu_label = _("Municipalities")
    copy_view_enabled = False
    index_view_class = PlaceIndexView
    edit_view_class = PlaceEditView
    list_display = ["label_ru", "label_ky", "kind", "region", "district", "is_example"]
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
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_as_of")]),
        MEASURES,
        NAMES,
        SUCCESSIONS,
        FORMER_CODES,
    ]


class OrganisationViewSet(ModelViewSet):
    """Ministries, unions, donors and executors under all their names."""

    model = Organisation
    name = "organisations"
    icon = "group"
    menu_label = _("Organisations")
    copy_view_enabled = False
    index_view_class = BodyIndexView
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
        BODY_SUCCESSIONS,
    ]


class PlacesGroup(ViewSetGroup):
    """One menu for places, bodies and who acts for them."""

    menu_label = _("Municipalities")
    menu_icon = "home"
    menu_order = 510
    items = (MunicipalityViewSet, DistrictViewSet, OrganisationViewSet, MembershipViewSet)

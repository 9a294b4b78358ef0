"""Reports of the editors: what waits for them, and what public cases lack in a language."""

import datetime
from typing import Any

import django_filters
from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from best_practice.choices import GapKind
from best_practice.models import CaseDraft, CaseGap, CaseMunicipality
from best_practice.selectors.desk.gaps import GapRow, public_gaps, read_gaps
from best_practice.selectors.desk.waiting import Waiting, read_waiting, waiting_drafts
from core.tables.csv_files import harmless
from organisations.models import Region

RIGHT = "best_practice.change_case"


class DeskReport(PermissionRequiredMixin, ReportView):
    """A report for those who correct cases; whoever has not the right is turned away."""

    permission_required = RIGHT
    raise_exception = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # What people typed must not run in a spreadsheet.
        safe = {self.FORMAT_CSV: harmless, self.FORMAT_XLSX: harmless}
        self.custom_field_preprocess = dict.fromkeys(self.list_export, safe)

    def read_rows(self, found: list[Any]) -> list[Any]:
        """What the rows of one page show; statements do not grow with them."""
        raise NotImplementedError

    def get_table(self, object_list: Any) -> Any:
        """Read the rows once, for the table and for the export."""
        self.rows = self.read_rows(list(object_list))
        return super().get_table(self.rows)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Give what the table was made of."""
        return self.rows

    def get_filename(self) -> str:
        """The name of the report and the day."""
        return f"{self.index_url_name}-{timezone.localdate().isoformat()}"


class WaitingFilterSet(WagtailFilterSet):
    """What the list of waiting descriptions can be narrowed by."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES
    )
    is_change = django_filters.ChoiceFilter(
        label=gettext_lazy("What it is"),
        choices=[
            ("first", gettext_lazy("first submission")),
            ("change", gettext_lazy("change of a public case")),
        ],
        method="by_kind",
    )
    waits = django_filters.ChoiceFilter(
        label=gettext_lazy("Waits longer than"),
        choices=[
            ("3", gettext_lazy("three days")),
            ("7", gettext_lazy("a week")),
            ("30", gettext_lazy("a month")),
        ],
        method="by_age",
    )
    is_alike = django_filters.BooleanFilter(label=gettext_lazy("Looks like another case"))

    class Meta:
        model = CaseDraft
        fields: list[str] = []

    def by_kind(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """First submissions, or changes of what is public."""
        return rows.filter(case__first_published_at__isnull=value == "first")

    def by_age(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What was sent before so many days."""
        return rows.filter(submitted_at__lt=timezone.now() - datetime.timedelta(days=int(value)))


def kind_of(row: Waiting) -> str:
    """First submission or change."""
    return _("first submission") if row.is_first else _("change of a public case")


def alike_of(row: Waiting) -> str:
    """The numbers of cases it resembles."""
    return ", ".join(f"№ {one.case.number}" for one in row.alike)


def alike_url(row: Waiting) -> str | None:
    """Where it stands beside the case it resembles most."""
    return reverse("case_desk_alike", args=[row.alike[0].pk]) if row.alike else None


def body_of(row: Waiting) -> str:
    """For whom it was sent."""
    return str(row.draft.municipality or _("a person without a post"))


class WaitingView(DeskReport):
    """Descriptions that wait for the reader's word, the oldest first."""

    page_title = gettext_lazy("Examples that wait")
    header_icon = "tasks"
    filterset_class = WaitingFilterSet
    index_url_name = "case_desk_waiting"
    index_results_url_name = "case_desk_waiting_results"
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Example"),
            width="30%",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page]),
        ),
        NumberColumn("days", label=gettext_lazy("Days")),
        Column("kind", label=gettext_lazy("What it is"), accessor=kind_of),
        NumberColumn("completeness", label=gettext_lazy("Told, %")),
        TitleColumn(
            "alike", label=gettext_lazy("Looks like"), accessor=alike_of, get_url=alike_url
        ),
        Column(
            "language",
            label=gettext_lazy("Language"),
            accessor=lambda row: row.draft.get_language_display(),
        ),
        Column("body", label=gettext_lazy("Sent for"), accessor=body_of),
        NumberColumn("open_remarks", label=gettext_lazy("Open remarks")),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """What this person may decide."""
        return waiting_drafts(self.request.user)  # type: ignore[arg-type]

    def read_rows(self, found: list[Any]) -> list[Waiting]:
        """What the drafts resemble, all together."""
        return read_waiting(found)


class GapFilterSet(WagtailFilterSet):
    """What the report of gaps can be narrowed by."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("What is missing"), choices=GapKind.choices
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        choices=[one for one in settings.LANGUAGES if one[0] in ("ru", "ky")],
    )
    region = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Region"),
        queryset=lambda _request: Region.objects.order_by("position"),
        method="by_region",
    )

    class Meta:
        model = CaseGap
        fields: list[str] = []

    def by_region(self, rows: QuerySet[Any], name: str, value: Region) -> QuerySet[Any]:
        """Cases of municipalities of one region, each once."""
        places = CaseMunicipality.objects.filter(municipality__region=value)
        return rows.filter(case__in=places.values("case"))


class GapsView(DeskReport):
    """Public cases that lack Russian or Kyrgyz, wholly, in rows, or since a change."""

    page_title = gettext_lazy("Gaps between languages")
    header_icon = "site"
    filterset_class = GapFilterSet
    index_url_name = "case_desk_gaps"
    index_results_url_name = "case_desk_gaps_results"
    list_export = ["number", "title", "language", "kind", "rows", "since"]
    export_headings = {
        "number": "№",
        "title": gettext_lazy("Example"),
        "language": gettext_lazy("Language"),
        "kind": gettext_lazy("What is missing"),
        "rows": gettext_lazy("How many texts"),
        "since": gettext_lazy("Since"),
    }
    columns = [
        TitleColumn("title", label=gettext_lazy("Example"), get_url=lambda row: row.url),
        Column("language", label=gettext_lazy("Language")),
        Column("kind", label=gettext_lazy("What is missing")),
        Column("rows", label=gettext_lazy("How many texts")),
        DateColumn("since", label=gettext_lazy("Since")),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """All gaps; filters narrow them."""
        return public_gaps()

    def read_rows(self, found: list[Any]) -> list[GapRow]:
        """Titles and pages of this page of the list, all together."""
        return read_gaps(found)

"""The report of questions that fail, for those who keep the glossary."""

import datetime
from typing import Any

import django_filters
from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from core.tables.csv_files import harmless
from search.models import SearchLog
from search.selectors.failing import failing_questions

RIGHT = "search.view_searchlog"
LOOKED_BACK = datetime.timedelta(days=90)
LANGUAGE_NAMES = dict(settings.LANGUAGES)

Row = dict[str, Any]


class FailingFilterSet(WagtailFilterSet):
    """What the report can be narrowed by."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES
    )
    fails = django_filters.ChoiceFilter(
        label=gettext_lazy("What fails"),
        choices=[
            ("nothing", gettext_lazy("finds nothing")),
            ("unopened", gettext_lazy("finds something that nobody opens")),
        ],
        method="by_fault",
    )

    class Meta:
        model = SearchLog
        fields: list[str] = []

    def by_fault(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that found nothing, or those that found what nobody wanted."""
        return rows.filter(most=0) if value == "nothing" else rows.filter(most__gt=0)


def language_of(row: Row) -> str:
    """The language of the page on which it was asked."""
    code: str = row["language"]
    return str(LANGUAGE_NAMES.get(code, code))


def fault_of(row: Row) -> str:
    """What is wrong with it, in words."""
    return _("finds something that nobody opens") if row["most"] else _("finds nothing")


def day_of(row: Row) -> str:
    """The last day on which it was asked."""
    return date_format(row["last_day"], "SHORT_DATE_FORMAT")


def glossary_url(row: Row) -> str:
    """The form of a new entry with this question in it."""
    return f"{reverse('glossary:add')}?{urlencode({'equivalents': row['query']})}"


class FailingView(PermissionRequiredMixin, ReportView):
    """Questions of three months that found nothing, or whose results were never opened."""

    permission_required = RIGHT
    raise_exception = True
    page_title = gettext_lazy("Searches that fail")
    header_icon = "search"
    filterset_class = FailingFilterSet
    index_url_name = "failing_searches"
    index_results_url_name = "failing_searches_results"
    list_export = ["query", "language", "times", "days", "most", "opened", "last_day"]
    export_headings = {
        "query": gettext_lazy("Question"),
        "language": gettext_lazy("Language"),
        "times": gettext_lazy("Times asked"),
        "days": gettext_lazy("On days"),
        "most": gettext_lazy("Results"),
        "opened": gettext_lazy("Days with an opened result"),
        "last_day": gettext_lazy("Last asked"),
    }
    # What people typed must not run in a spreadsheet.
    custom_field_preprocess = {
        "query": {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: harmless}
    }
    columns = [
        Column("query", label=gettext_lazy("Question"), width="30%"),
        Column("language", label=gettext_lazy("Language"), accessor=language_of),
        Column("fault", label=gettext_lazy("What fails"), accessor=fault_of),
        NumberColumn("times", label=gettext_lazy("Times asked")),
        NumberColumn("days", label=gettext_lazy("On days")),
        NumberColumn("most", label=gettext_lazy("Results")),
        Column("last_day", label=gettext_lazy("Last asked"), accessor=day_of),
        TitleColumn(
            "glossary",
            label=gettext_lazy("Glossary"),
            accessor=lambda _row: _("add to glossary"),
            get_url=glossary_url,
        ),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """Questions of the last three months."""
        return failing_questions(since=timezone.localdate() - LOOKED_BACK)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Rows as they are: counted already, in one statement."""
        return object_list

    def get_filename(self) -> str:
        """The name of the report and the day."""
        return f"{self.index_url_name}-{timezone.localdate().isoformat()}"

"""Yearly figures come in from a table; wrong lines are named and stay out."""

import io

import pytest
from django.core.management import call_command

from organisations.models import FormerCode, Municipality, MunicipalityMeasure
from tests.factories.organisations import MunicipalityFactory
from tests.factories.register import as_csv, as_xlsx

pytestmark = pytest.mark.django_db
COLUMNS = ("code", "measure", "year", "value", "source")


def row(code="own", value="42,5", year="2025", **cells):
    return {"code": code, "measure": "", "year": year, "value": value, "source": "отчёт"} | cells


def bring(tmp_path, rows, *options, table=as_csv):
    path = tmp_path / "figures"
    path.write_bytes(table(rows, COLUMNS))
    said, faults = io.StringIO(), io.StringIO()
    call_command("import_measures", path, *options, stdout=said, stderr=faults, no_color=True)
    return said.getvalue().splitlines()[0], faults.getvalue().strip().splitlines()


@pytest.fixture
def own(db):
    return MunicipalityFactory(code="own")


@pytest.mark.parametrize("table", [as_csv, as_xlsx])
def test_figures_come_in_once_and_change_when_the_source_does(tmp_path, own, table):
    rows = [row(), row(year="2024", value="40 %")]

    first, _none = bring(tmp_path, rows, table=table)
    again, _none = bring(tmp_path, rows, table=table)
    changed, _none = bring(tmp_path, [row(value="43")], table=table)

    assert first.startswith("Добавлено: 2")
    assert "2" in again.partition("Без изменений")[2]
    figures = MunicipalityMeasure.objects.order_by("year").values_list("year", "value", "source")
    assert [(year, float(value), source) for year, value, source in figures] == [
        (2024, 40.0, "отчёт"),
        (2025, 43.0, "отчёт"),
    ]
    assert changed != again


def test_a_rehearsal_changes_nothing(tmp_path, own):
    bring(tmp_path, [row()], "--dry-run")

    assert MunicipalityMeasure.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        row(value="много"), row(value="101"), row(value="-1"), row(value="12,345"), row(value=""),
        row(year="20255"), row(year=""), row(source=""), row(measure="dues"), row(code="nowhere"),
        row(code=""),
    ],
)  # fmt: skip
def test_bad_a_wrong_line_is_named_and_the_others_come_in(tmp_path, own, wrong):
    _said, faults = bring(tmp_path, [wrong, row()])

    assert len(faults) == 1
    assert faults[0].startswith("Строка 2: ")
    assert MunicipalityMeasure.objects.get().municipality == own


def test_bad_the_same_figure_twice_is_taken_once(tmp_path, own):
    _said, faults = bring(tmp_path, [row(), row(value="50")])

    assert len(faults) == 1
    assert float(MunicipalityMeasure.objects.get().value) == 42.5


def test_a_former_code_leads_to_the_municipality_of_today(tmp_path, own):
    FormerCode.objects.create(municipality=own, code="old")

    bring(tmp_path, [row(code="old")])

    assert Municipality.objects.get(measures__year=2025) == own

"""Files of cases: what stands in them, what they cost, that nothing in them runs."""

import csv
import datetime
import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from best_practice.engine.columns import COLUMNS, TABLE_COLUMNS
from best_practice.jobs import build_case_export
from best_practice.models import Case, CaseExport
from best_practice.selectors import exporting
from best_practice.services.generate_cases import generate_cases
from best_practice.views import exports
from people.choices import ExportState
from people.models import Letter
from people.services import erase_person
from tests.factories.best_practice import Budget, facts, page_of, published_case
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
URL = "/ru/practices/export"
HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1"]


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(client, query=""):
    text = body(client.get(f"{URL}.csv{query}")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def json_of(client, query=""):
    return json.loads(body(client.get(f"{URL}.json{query}")))


def book_of(client, query=""):
    return load_workbook(io.BytesIO(body(client.get(f"{URL}.xlsx{query}"))))


def test_every_record_has_every_column_and_no_other():
    case = published_case()

    record = next(exporting.read_records([case.pk], language="ru"))

    assert set(record) == {column.name for column in COLUMNS}


def test_json_has_sums_as_numbers_and_null_for_what_nobody_told(client, settings):
    settings.PUBLIC_URL = "https://portal.example"
    case = published_case(facts(participants_total=None), languages=["ru", "ky"])

    told = json_of(client)

    row = told["cases"][0]
    assert (told["found"], told["language"]) == (1, "ru")
    assert told["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert row["number"] == case.number
    assert row["address"] == f"https://portal.example/ru/practices/n/{case.number}/"
    assert row["languages"] == ["ru", "ky"]
    assert (row["spent_som"], row["planned_som"], row["participants"]) == (36_000, None, None)
    assert (row["title_ru"], row["title_en"]) == ("Пять праздников для 290 детей (ru)", None)
    assert (row["theme"], row["sdg"], row["groups"]) == (
        "services.children",
        ["10"],
        ["disabilities"],
    )
    assert (row["started"], row["ended"], row["year"]) == ("2021-09", "2021-10", 2021)
    assert row["budget"][2] == {
        "source": "community",
        "purpose_ru": "организация",
        "purpose_ky": "уюштуруу",
        "spent": None,
        "planned": None,
        "currency": "KGS",
        "year": None,
        "in_kind": True,
    }
    assert (row["results"][0]["value"], row["results"][0]["baseline"]) == (290, None)


def test_names_in_a_file_are_in_its_language(client):
    published_case(languages=["ru", "ky"])

    in_ky = json.loads(body(client.get("/ky/practices/export.json")))

    assert json_of(client)["cases"][0]["theme_name"] == "Работа с детьми и молодёжью"
    assert in_ky["cases"][0]["theme_name"] != "Работа с детьми и молодёжью"
    assert in_ky["language"] == "ky"


def test_contacts_and_quotes_stay_on_the_page(client):
    published_case()

    text = body(client.get(f"{URL}.json")).decode()

    assert "+996 555 000 000" not in text
    assert "office@example.org" not in text


def test_csv_is_for_excel_and_for_programs(client):
    published_case(facts(budget=[]))

    response = client.get(f"{URL}.csv")

    content = body(response)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="practices-')
    assert content.startswith(b"\xef\xbb\xbfnumber;address;languages;")
    assert b"\r\n" in content
    row = csv_rows(client)[0]
    assert (row["spent_som"], row["is_example"]) == ("", "false")


def test_workbook_has_numbers_and_days_and_explains_its_columns(client):
    case = published_case()
    Case.objects.filter(pk=case.pk).update(
        first_published_at=datetime.datetime(2026, 1, 31, 20, tzinfo=datetime.UTC)
    )

    book = book_of(client)

    names = [column.name for column in TABLE_COLUMNS]
    row = [cell.value for cell in book.worksheets[0][2]]
    told = dict(zip(names, row, strict=True))
    assert told["spent_som"] == 36_000
    # Two in the morning in Bishkek.
    assert told["published"].date() == datetime.date(2026, 2, 1)
    assert [cell.value for cell in book.worksheets[1]["B"]][1 : len(names) + 1] == names
    assert book.worksheets[0]["B1"].value == "Адрес"


@pytest.mark.parametrize("title", HOSTILE)
def test_bad_formula_in_a_title_runs_in_no_file(client, title):
    case = published_case()
    version = case.versions.get()
    version.content["texts"]["ru"]["title"] = title
    version.save()

    in_csv = csv_rows(client)[0]["title_ru"]
    cell = book_of(client).worksheets[0]["D2"]

    assert in_csv == f"'{title}"
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


def test_order_of_a_file_is_that_of_the_list(client):
    for sum_ in (500, 100, 300):
        published_case(facts(budget=[Budget("local-budget", {}, sum_)]))

    sums = [row["spent_som"] for row in json_of(client, "?sort=cheap")["cases"]]

    assert sums == [100, 300, 500]


def test_statements_grow_with_heaps_and_not_with_rows(monkeypatch):
    generate_cases(cases=40, seed=3)
    ids = list(Case.objects.published().values_list("pk", flat=True))

    def statements(rows):
        with CaptureQueriesContext(connection) as captured:
            assert len(list(exporting.read_records(ids[:rows], language="ru"))) == rows
        return len(captured)

    one_heap = statements(2)
    assert statements(40) == one_heap
    monkeypatch.setattr(exporting, "HEAP", 10)
    assert statements(40) == 4 * one_heap


def test_withdrawn_while_the_file_is_written_is_left_out():
    first, second = published_case(), published_case()
    page_of(first).unpublish()

    rows = list(exporting.read_records([first.pk, second.pk], language="ru"))

    assert [row["number"] for row in rows] == [second.number]


def test_head_of_a_file_is_answered_without_it(client):
    published_case()

    response = client.head(f"{URL}.xlsx")

    assert (response.status_code, response.content) == (200, b"")


def test_too_many_files_from_one_place_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "export_cases": "2/h/ip"}

    answers = [client.get(f"{URL}.csv").status_code for _ in range(3)]

    assert answers == [200, 200, 429]


@pytest.fixture
def long_list(monkeypatch):
    """A list is long from three cases on."""
    monkeypatch.setattr(exports, "EXPORT_AT_ONCE", 2)
    for title in ("Первый", "Второй", "Третий"):
        published_case(facts(theme="services.water"), title=title)


@pytest.mark.usefixtures("long_list")
def test_visitor_with_a_long_list_is_told_how(client):
    response = client.get(f"{URL}.csv?theme=services.water", follow=True)

    html = response.content.decode()
    assert response.redirect_chain == [("/ru/practices/export/?theme=services.water", 302)]
    assert "/ru/account/login/?next=/ru/practices/export/%3Ftheme%3Dservices.water" in html
    assert "<form" not in html.partition("<main")[2]


@pytest.mark.usefixtures("long_list")
def test_bad_130_person_with_a_long_list_gets_a_letter_and_the_file(
    client, django_capture_on_commit_callbacks
):
    person = ProfileFactory(language="ky").person
    client.force_login(person)

    asked = client.post(f"{URL}/?theme=services.water&page=2", {"form": "csv"})
    again = client.post(f"{URL}/?theme=services.water", {"form": "csv"})
    export = CaseExport.objects.get()
    build_case_export.func(str(export.pk))
    build_case_export.func(str(export.pk))

    letter = Letter.objects.get(kind="cases_ready")
    page = client.get(f"{URL}/{export.pk}/").content.decode()
    file = body(client.get(f"{URL}/{export.pk}/file/"))
    assert asked["Location"] == again["Location"] == f"{URL}/{export.pk}/"
    assert f"/ru/practices/export/{export.pk}/" in letter.text
    assert f"{URL}/{export.pk}/file/" in page
    assert sorted(
        row["title_ru"]
        for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig")), delimiter=";")
    ) == ["Второй", "Первый", "Третий"]


@pytest.mark.usefixtures("long_list")
@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_job_writes_every_kind_of_file(form):
    person = ProfileFactory().person
    export = CaseExport.objects.create(person=person, form=form, language="ru", asked={})

    build_case_export.func(str(export.pk))

    export.refresh_from_db()
    assert (export.state, export.rows) == (ExportState.READY, 3)
    with export.file.open("rb") as file:
        assert file.read(2) == {"xlsx": b"PK", "json": b'{"'}[form]


def ready_export(person):
    export = CaseExport.objects.create(person=person, form="csv", language="ru", asked={})
    build_case_export.func(str(export.pk))
    export.refresh_from_db()
    return export


def test_file_is_for_its_person_only(client):
    export = ready_export(ProfileFactory().person)
    client.force_login(ProfileFactory().person)

    answers = [client.get(f"{URL}/{export.pk}/{name}").status_code for name in ("", "file/")]

    assert answers == [404, 404]


def test_files_are_forgotten_after_their_days(django_capture_on_commit_callbacks):
    old, new = ready_export(ProfileFactory().person), ready_export(ProfileFactory().person)
    CaseExport.objects.filter(pk=old.pk).update(
        expires_at=timezone.now() - datetime.timedelta(minutes=1)
    )

    with django_capture_on_commit_callbacks(execute=True):
        call_command("forget_exports")

    assert list(CaseExport.objects.all()) == [new]
    assert not old.file.storage.exists(old.file.name)
    assert new.file.storage.exists(new.file.name)


def test_erased_person_leaves_no_file(django_capture_on_commit_callbacks):
    export = ready_export(ProfileFactory().person)

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=export.person)

    assert CaseExport.objects.count() == 0
    assert not export.file.storage.exists(export.file.name)

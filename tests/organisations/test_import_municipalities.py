"""A register comes in whole or line by line named; the same file again changes nothing."""

import io

import pytest
from django.core.management import CommandError, call_command

from organisations.models import District, Municipality, MunicipalityName
from organisations.selectors import read_directory
from organisations.services.apply_reform import refresh_names
from tests.factories.organisations import MunicipalityFactory
from tests.factories.register import COLUMNS, MARK, as_csv, as_xlsx, made_register, made_row

pytestmark = pytest.mark.django_db
ROWS, BAD = 484, 30


def bring(tmp_path, content, *options, name="register.csv"):
    """Run the command on a file; what it said, and what it said about bad lines."""
    path = tmp_path / name
    path.write_bytes(content)
    said, faults = io.StringIO(), io.StringIO()
    call_command("import_municipalities", path, *options, stdout=said, stderr=faults, no_color=True)
    return said.getvalue().strip().split("\n"), faults.getvalue().strip().split("\n")


def rows_of(**columns):
    return list(Municipality.objects.filter(source=MARK, **columns).order_by("pk").values())


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_register_of_484_lines_with_30_bad_ones(tmp_path, write):
    content = write(made_register(bad=BAD))

    said, faults = bring(tmp_path, content, "--add-districts")
    first = rows_of()
    again, _faults = bring(tmp_path, content, "--add-districts")

    assert said[-2:] == [
        "Добавлено: 454. Изменено: 0. Без изменений: 0. Не загружено: 30.",
        "Исправьте названные выше строки и загрузите файл снова.",
    ]
    lines = [fault.partition(":")[0] for fault in faults]
    assert lines == [f"Строка {number}" for number in range(ROWS - BAD + 2, ROWS + 2)]
    assert len(first) == ROWS - BAD
    assert again[-2].startswith("Добавлено: 0. Изменено: 0. Без изменений: 454.")
    assert rows_of() == first


def test_every_fault_says_column_value_and_what_to_do(tmp_path):
    _said, faults = bring(tmp_path, as_csv(made_register(bad=BAD)), "--add-districts")

    assert faults[1] == (
        "Строка 457: код «код по-русски»: код состоит из латинских букв, цифр, «-» и «_»"
    )
    assert faults[2] == "Строка 458: код «made-0002»: этот код уже стоит в строке 4"
    assert faults[14] == (
        "Строка 470: район «Токтогульский район»: этот район находится в другой области"
    )
    assert faults[20] == ("Строка 476: жителей «две тысячи»: напишите целое число, например 4300")
    assert [fault for fault in faults if fault.count(":") < 2] == []


def test_rehearsal_says_the_same_and_changes_nothing(tmp_path):
    content = as_csv(made_register(bad=BAD))
    before = (Municipality.objects.count(), District.objects.count())

    said, faults = bring(tmp_path, content, "--add-districts", "--dry-run")

    assert said[-3] == "Добавлено: 454. Изменено: 0. Без изменений: 0. Не загружено: 30."
    assert said[-1] == "Это была репетиция: ничего не изменено."
    assert len(faults) == BAD
    assert (Municipality.objects.count(), District.objects.count()) == before


def test_changed_cell_changes_one_row_and_an_empty_one_erases_nothing(tmp_path):
    rows = [made_row(40), made_row(41)]
    bring(tmp_path, as_csv(rows), "--add-districts")

    changed = [{**rows[0], "population": "2 500"}, {**rows[1], "population": "", "name_ky": ""}]
    said, _faults = bring(tmp_path, as_csv(changed))

    assert said[0] == "made-0040: population: 2480 → 2500"
    assert said[1].startswith("Добавлено: 0. Изменено: 1. Без изменений: 1.")
    assert Municipality.objects.get(code="made-0041").population == 2517


def test_headings_may_be_russian_and_regions_and_districts_named_in_any_language(tmp_path):
    content = (
        "код;вид;название;область;район;источник\r\n"
        "ak-suu;аймак;Ак-Суу;жалал-абад облусу;Toktogul district;проверка\r\n"
        "ak-tal;шаар;Ак-Тал;KG-J;toktogul;проверка\r\n"
    ).encode()

    bring(tmp_path, content)

    places = Municipality.objects.filter(source="проверка").order_by("code")
    found = places.values_list("code", "kind", "region__code", "district__code")
    assert list(found) == [
        ("ak-suu", "ayil_aimak", "KG-J", "toktogul"),
        ("ak-tal", "town", "KG-J", "toktogul"),
    ]


def test_unknown_district_is_named_with_a_way_out(tmp_path):
    _said, faults = bring(tmp_path, as_csv([made_row(40)]))

    assert faults == [
        "Строка 2: район «Выдуманный район 0 (KG-O)»: такого района нет; исправьте его или "
        "запустите команду с --add-districts"
    ]


def test_name_of_before_a_renaming_is_not_given_back(tmp_path):
    place = MunicipalityFactory(code="made-0040", label_ru="Новое имя", source=MARK)
    MunicipalityName.objects.create(
        municipality=place, label_ru=made_row(40)["name_ru"], until="2023"
    )

    bring(tmp_path, as_csv([made_row(40)]), "--add-districts")

    place.refresh_from_db()
    assert (place.label_ru, place.population) == ("Новое имя", 2480)


def test_corrected_spelling_of_a_dated_name_stays(tmp_path):
    row = made_row(1)
    bring(tmp_path, as_csv([row]), "--add-districts")
    place = Municipality.objects.get(source=MARK)
    MunicipalityName.objects.create(municipality=place, since="2020", label_ru=place.label_ru)
    corrected = as_csv([{**row, "name_ru": "Ак-Сай"}])

    bring(tmp_path, corrected)
    over_night = refresh_names()
    said, _faults = bring(tmp_path, corrected)

    assert over_night == []
    assert Municipality.objects.get(source=MARK).label_ru == "Ак-Сай"
    assert said[-1] == "Добавлено: 0. Изменено: 0. Без изменений: 1. Не загружено: 0."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (as_csv([made_row(1)])[:-40] + b"\xff\xfe\xd0", "Сохраните"),
        (b"PK\x03\x04broken", "Сохраните"),
        ("код;вид\r\na;город\r\n".encode(), "Не хватает"),
        (as_csv([{**made_row(1), "population": "=1+1"}]), "формула"),
        (as_csv([made_row(1)], [*COLUMNS, "popullation"]), "popullation"),
        (b"", "Файл пустой"),
    ],
    ids=["encoding", "broken workbook", "columns", "formula", "misspelt column", "empty"],
)
def test_bad_96_file_that_cannot_be_read_brings_nothing(tmp_path, content, words):
    before = Municipality.objects.count()

    with pytest.raises(CommandError) as refused:
        bring(tmp_path, content)

    assert words
    assert str(refused.value)
    assert Municipality.objects.count() == before


def test_bad_96_windows_encoding_of_excel_is_read(tmp_path):
    rows = [{**made_row(40), "name_ky": ""}]

    bring(tmp_path, as_csv(rows, encoding="cp1251"), "--add-districts")

    assert Municipality.objects.get(code="made-0040").label_ru == "Сгенерированный аймак 40"


def test_bad_157_decomposed_letters_of_a_file_are_composed(tmp_path):
    row = {**made_row(40), "name_ru": "Айылный", "name_ky": "Ён"}

    bring(tmp_path, as_csv([row]), "--add-districts")

    place = Municipality.objects.get(code="made-0040")
    assert (place.label_ru, place.label_ky) == ("Айылный", "Ён")


def test_whole_register_is_read_with_as_many_statements_as_one_line(
    tmp_path, django_assert_num_queries
):
    bring(tmp_path, as_csv(made_register()), "--add-districts")

    with django_assert_num_queries(6):
        directory = read_directory(region="KG-N")

    assert directory.found > len(directory.page)

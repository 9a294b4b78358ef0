"""Tables come in as named values or not at all, and go out so that no program runs them."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core.tables import TableError, TableRow, read_table, write_csv, write_xlsx

TABLE = "Код;Название\nnaryn-1;Өзгөн айылы\n\n osh-2 ;Ак-Суу\n"
RUSSIAN = "Код;Название\nosh-2;Ак-Суу\n"
ALIASES = {"код": "code", "название": "name"}


def read(source, **limits):
    return read_table(source, required=["code", "name"], aliases=ALIASES, **limits)


def refusal(source, **limits):
    with pytest.raises(TableError) as caught:
        read(source, **limits)
    return str(caught.value)


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_member(content, name, text):
    """The same workbook with one part of it replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, text if member == name else old.read(member))
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_delimiter(encoding, delimiter):
    rows = read(TABLE.replace(";", delimiter).encode(encoding))

    assert rows == [
        TableRow(2, {"code": "naryn-1", "name": "Өзгөн айылы"}),
        TableRow(4, {"code": "osh-2", "name": "Ак-Суу"}),
    ]


def test_csv_of_windows_is_read():
    assert read(RUSSIAN.encode("cp1251")) == [TableRow(2, {"code": "osh-2", "name": "Ак-Суу"})]


def test_row_carries_the_line_it_begins_on():
    rows = read('code,name\n1,"Ак-\nСуу"\n2,Нарын\n'.encode())

    assert [row.line for row in rows] == [2, 4]


def test_letters_of_two_parts_become_one():
    [row] = read("code;name\n1;Бий\n".replace("й", "и\u0306").encode())

    assert row.values["name"] == "Бий"


def test_workbook_gives_the_text_a_person_would_type(tmp_path):
    path = tmp_path / "places.xlsx"
    path.write_bytes(workbook(["Код", "Название", None], [996555123456, 2.5], [], [5.0, True]))

    assert read(path) == [
        TableRow(2, {"code": "996555123456", "name": "2.5"}),
        TableRow(4, {"code": "5", "name": "True"}),
    ]


def test_short_row_has_empty_values():
    assert read(b"code;name;post\n1;Naryn\n") == [
        TableRow(2, {"code": "1", "name": "Naryn", "post": ""})
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "Файл пустой. Выберите другой."),
        (b"code\n1\n", "В первой строке не хватает столбцов: name."),
        (b"code;name;CODE\n", "Заголовок повторяется: code."),
        (b"code;name\n1;a;b\n", "В строке 2 больше ячеек, чем в заголовке."),
        (b'code;name\n1;"a\n', "Строка 2: кавычка не закрыта."),
        (
            b"code;name\n1;\x00\n",
            "Это не таблица. Сохраните её как CSV или XLSX и загрузите ещё раз.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "Это старый или закрытый файл Excel. Сохраните его как XLSX.",
        ),
        (
            b"PK\x03\x04 and so on",
            "Это не целая книга XLSX. Сохраните её ещё раз и загрузите снова.",
        ),
    ],
)
def test_bad_96_what_is_no_table_is_refused_in_words(source, said):
    assert refusal(source) == said


def test_bad_96_other_encodings_are_refused_instead_of_guessed():
    unknown = "Кодировка неизвестна. Сохраните таблицу ещё раз как «CSV UTF-8» или XLSX."
    damaged = "Текст повреждён. Сохраните таблицу ещё раз как «CSV UTF-8» или XLSX."

    assert refusal(TABLE.replace("Ө", "О").replace("ө", "о").encode("cp866")) == unknown
    assert refusal(RUSSIAN.encode() + b"\xd0") == damaged


def test_bad_96_formula_is_refused_with_its_line():
    said = "Строка 3: в ячейке формула. Вставьте значения вместо формул."

    assert refusal(b"code;name\n1;a\n2;=cmd|' /C calc'!A0\n") == said
    assert refusal(workbook(["code", "name"], ["1", "a"], ["2", "=1+1"])) == said


def test_bad_96_million_rows_are_refused():
    long = b"code;name\n" + b"1;a\n" * 1_000_000
    said = "Таблица слишком длинная: не больше 50000 строк, включая пустые."

    assert refusal(long) == said
    assert refusal(b"code;name\n1;a\n2;b\n", most_rows=1) == said.replace("50000", "1")


def test_bad_96_workbook_with_a_far_row_is_refused():
    book = workbook(["code", "name"], ["1", "a"])
    far = with_member(
        book,
        "xl/worksheets/sheet1.xml",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>',
    )

    assert refusal(far) == "Таблица слишком длинная: не больше 50000 строк, включая пустые."


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_bad_96_xml_bomb_is_refused(member):
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{layers}]><x>&l9;</x>'
    book = with_member(workbook(["code", "name"], ["1", "a"]), member, bomb)

    assert refusal(book) == "Это не целая книга XLSX. Сохраните её ещё раз и загрузите снова."


def test_bad_96_workbook_that_unpacks_to_too_much_is_refused():
    book = with_member(workbook(["code", "name"]), "xl/styles.xml", " " * (101 * 1024 * 1024))

    assert len(book) < 1024 * 1024
    assert refusal(book) == "Книга слишком велика. Оставьте один лист с нужными строками."


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    try:
        read(content)
    except TableError as error:
        assert str(error)  # noqa: PT017 -- both ways are right; the words must not fail


def test_bad_127_cell_of_csv_is_harmless_and_phones_stay():
    cells = [
        "=1+1",
        "-2+3|cmd",
        "@x",
        "\tx",
        "＝1",
        " =1",
        "-5",
        "+996 555 12-34-56",
        "Ак-Суу",
        None,
    ]

    text = b"".join(write_csv(["a"] * len(cells), [cells])).decode("utf-8-sig")

    assert text.splitlines()[1] == (
        "'=1+1;'-2+3|cmd;'@x;'\tx;'＝1;' =1;-5;+996 555 12-34-56;Ак-Суу;"
    )


def test_bad_127_cell_of_a_workbook_is_text():
    content = write_xlsx(["name"], [["=1+1"], ["Өзгөн\x07"], [7]], title="Люди/2026")

    sheet = load_workbook(io.BytesIO(content)).active

    assert sheet.title == "Люди2026"
    assert [(cell.value, cell.data_type) for (cell,) in sheet.iter_rows()] == [
        ("name", "s"),
        ("=1+1", "s"),
        ("Өзгөн", "s"),
        ("7", "s"),
    ]


def test_bad_128_csv_opens_in_excel_with_kyrgyz_letters():
    content = b"".join(write_csv(["Аты"], [["Өзгөн; айыл"]]))

    assert content == b"\xef\xbb\xbf" + 'Аты\r\n"Өзгөн; айыл"\r\n'.encode()


def test_column_nobody_knows_is_named_where_the_columns_are_known():
    content = "code;nmae_ru\n1;Айыл\n".encode()

    assert read_table(content, required=["code"])[0].values == {"code": "1", "nmae_ru": "Айыл"}
    with pytest.raises(TableError, match=r"nmae_ru.*code, name_ru"):
        read_table(content, required=["code"], known=["code", "name_ru"])

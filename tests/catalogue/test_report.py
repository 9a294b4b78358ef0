"""Every row that concerns what exists has a test of its number, and the page says which."""

import pytest

from tests.architecture.house import ROOT
from tests.catalogue.report import (
    Row,
    is_fresh,
    numbers_named,
    read_rows,
    sections_with_tests,
    written,
)

ROWS = [row for rows in sections_with_tests().values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind}-{row.number}")
def test_row_has_a_test_unless_it_waits(row):
    assert row.tests != [] or row.waits != ""


def test_every_number_stands_once():
    keys = [row.key for row in ROWS]

    assert len(keys) == len(set(keys))


def test_no_test_names_a_row_that_is_not_there():
    named = {key for key, _test in numbers_named((ROOT / "tests").rglob("test_*.py"))}

    assert named - {row.key for row in ROWS} == set()


def test_page_is_fresh():
    assert is_fresh(), "run `make catalogue`"


def test_planted_rows_and_tests_are_read(tmp_path):
    sections = read_rows(
        "# x\n## A. Doors\nbad 1 | a knock | opened\nload 2 | a crowd | a queue | part 9\n"
    )

    assert sections == {
        "A. Doors": [
            Row("bad", 1, "a knock", "opened"),
            Row("load", 2, "a crowd", "a queue", "part 9"),
        ]
    }
    sections["A. Doors"][0].tests = ["core/test_door: test_bad_1_a", "core/test_door: test_bad_1_b"]
    assert written(sections).splitlines()[-3:] == [
        "|---|---|---|---|",
        "| 1 | a knock | opened | `core/test_door` (2) |",
        "| L2 | a crowd | a queue | waits: part 9 |",
    ]


def test_name_with_two_numbers_answers_for_both():
    place = ROOT / "tests" / "media_library" / "test_services.py"

    keys = [key for key, test in numbers_named([place]) if "80_and_88" in test]

    assert keys == [("bad", 80), ("bad", 88)]

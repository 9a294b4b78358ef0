"""A reform comes in step by step; who stands in whose place is right on any day."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from organisations.models import FormerCode, Municipality, MunicipalityName, Succession
from organisations.selectors import find_municipality, name_on, successors_on
from organisations.services.apply_reform import refresh_names
from people.models import Letter
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.register import as_csv

pytestmark = pytest.mark.django_db
COLUMNS = ("action", "date", "code", "successor", "name_ru", "name_ky", "source")
MERGER, DIVISION, RENAMING = "2024-03-01", "2025-01-01", "2025-06-01"


@pytest.fixture
def places():
    """Five municipalities of a register, by one letter each."""
    return {
        letter: MunicipalityFactory(
            code=letter, label_ru=f"Аймак {letter}", valid_from_date=datetime.date(1996, 1, 1)
        )
        for letter in "abcde"
    }


REFORM = (
    {"action": "слияние", "date": "01.03.2024", "code": "a", "successor": "c", "source": "Указ"},
    {"action": "слияние", "date": "01.03.2024", "code": "b", "successor": "c"},
    {"action": "split", "date": DIVISION, "code": "c", "successor": "c"},
    {"action": "split", "date": DIVISION, "code": "c", "successor": "d"},
    {"action": "переименование", "date": RENAMING, "code": "c", "successor": "c-new",
     "name_ru": "Бирдик", "name_ky": "Бирдик аймагы"},
)  # fmt: skip


def bring(tmp_path, rows, *options):
    """Run the command on these lines; what it said, and what it said about bad ones."""
    path = tmp_path / "reform.csv"
    path.write_bytes(as_csv(rows, COLUMNS))
    said, faults = io.StringIO(), io.StringIO()
    call_command("import_reform", path, *options, stdout=said, stderr=faults, no_color=True)
    return said.getvalue().strip(), faults.getvalue().strip()


def standing(place, *days):
    found = [successors_on(place, datetime.date.fromisoformat(day)) for day in days]
    return ["".join(sorted(row.label_ru[-1] for row in rows)) for rows in found]


def test_successors_are_right_on_any_day(tmp_path, places):
    said, faults = bring(tmp_path, REFORM)

    assert (said, faults) == ("Новых шагов: 5. Известных: 0. Не загружено строк: 0.", "")
    days = ("2024-02-29", MERGER, "2024-12-31", DIVISION)
    assert standing(places["a"], *days) == ["a", "к", "к", "dк"]
    assert standing(places["c"], *days) == ["к", "к", "к", "dк"]
    assert standing(places["e"], *days) == ["e"] * 4


def test_same_file_again_and_a_rehearsal_change_nothing(tmp_path, places):
    rehearsed, _faults = bring(tmp_path, REFORM, "--dry-run")
    after_rehearsal = Succession.objects.count(), MunicipalityName.objects.count()
    bring(tmp_path, REFORM)
    first = [list(model.objects.values()) for model in (Municipality, MunicipalityName, Succession)]

    again, _faults = bring(tmp_path, REFORM)

    assert rehearsed.startswith("Новых шагов: 5.")
    assert after_rehearsal == (0, 0)
    assert again == "Новых шагов: 0. Известных: 5. Не загружено строк: 0."
    assert first == [
        list(model.objects.values()) for model in (Municipality, MunicipalityName, Succession)
    ]


def test_old_addresses_lead_to_the_successor_and_names_stay_by_date(client, tmp_path, places):
    bring(tmp_path, REFORM)
    renamed = Municipality.objects.get(code="c-new")

    with translation.override("ru"):
        answer = client.get("/ky/municipalities/c/")
    old = [name_on(renamed, datetime.date(year, 6, 1)) for year in (1996, 2020, 2024, 2025)]

    assert (answer.status_code, answer["Location"]) == (301, "/ky/municipalities/c-new/")
    assert old == ["Аймак c", "Аймак c", "Аймак c", "Бирдик"]
    assert renamed.label_ru == "Бирдик"


def test_merged_address_leads_to_the_successor_of_today(client, tmp_path, places):
    bring(tmp_path, REFORM[:2])

    answer = client.get("/ru/municipalities/a/")
    page = client.get("/ru/municipalities/c/")

    assert (answer.status_code, answer["Location"]) == (301, "/ru/municipalities/c/")
    assert answer["Cache-Control"] == "public, max-age=3600"
    text = page.content.decode()
    assert "Аймак a" in text
    assert "Аймак b" in text


def test_divided_municipality_keeps_a_page_that_names_its_parts(client, tmp_path, places):
    parts = [
        {"action": "split", "date": MERGER, "code": "a", "successor": letter} for letter in "bc"
    ]

    bring(tmp_path, parts)
    page = client.get("/ru/municipalities/a/")

    assert page.status_code == 200
    text = page.content.decode()
    assert 'href="/ru/municipalities/b/"' in text
    assert 'href="/ru/municipalities/c/"' in text
    assert "Больше не существует" in text


def test_renaming_entered_ahead_shows_from_its_day_on(tmp_path, places):
    row = {"action": "renamed", "date": "2099-01-01", "code": "e", "name_ru": "Келечек"}

    bring(tmp_path, [row])
    today = Municipality.objects.get(code="e").label_ru
    changed = refresh_names(on=datetime.date(2099, 1, 1))

    assert today == "Аймак e"
    assert changed == ["e"]
    assert Municipality.objects.get(code="e").label_ru == "Келечек"
    assert refresh_names(on=datetime.date(2099, 1, 2)) == []


def test_two_names_known_by_their_year_do_not_take_turns(places):
    for since, until, name in (("2010", "2020", "Раньше"), ("2020", "", "Теперь")):
        MunicipalityName.objects.create(
            municipality=places["e"], since=since, until=until, label_ru=name
        )
    day = datetime.date(2020, 6, 1)

    changed = [refresh_names(on=day) for _night in range(3)]

    assert changed == [["e"], [], []]
    assert Municipality.objects.get(code="e").label_ru == name_on(places["e"], day) == "Теперь"


def test_one_that_was_parted_again_stands(tmp_path, places):
    apart = [
        {"action": "split", "date": DIVISION, "code": "c", "successor": letter} for letter in "ca"
    ]
    bring(tmp_path, REFORM[:2])
    gone = Municipality.objects.get(code="a").valid_until_date

    bring(tmp_path, apart)

    back = Municipality.objects.get(code="a")
    assert (gone, back.valid_until_date) == (datetime.date(2024, 2, 29), None)
    assert not find_municipality("a").is_gone
    assert find_municipality("b").is_gone


def test_people_of_a_merged_municipality_get_one_letter(tmp_path, places):
    member = MembershipFactory(confirmed=True, municipality=places["a"])
    MembershipFactory(confirmed=True, municipality=places["e"])

    bring(tmp_path, REFORM[:2])
    bring(tmp_path, REFORM[:2])

    letter = Letter.objects.get()
    assert (letter.person, letter.kind) == (member.person, "municipality_merged")
    assert "Аймак c" in letter.text


def test_what_belongs_together_stands_or_falls_together(tmp_path, places):
    rows = [
        {"action": "merged", "date": MERGER, "code": "a", "successor": "c"},
        {"action": "merged", "date": MERGER, "code": "nowhere", "successor": "c"},
        {"action": "merged", "date": MERGER, "code": "d", "successor": "e"},
    ]

    said, faults = bring(tmp_path, rows)

    assert said == "Новых шагов: 1. Известных: 0. Не загружено строк: 2."
    assert faults.split("\n") == [
        "Строка 2: она связана со строкой 3, в которой ошибка; исправьте ту строку",
        "Строка 3: код «nowhere»: такого кода нет в реестре; сначала загрузите реестр",
    ]
    assert list(Succession.objects.values_list("predecessor__code", flat=True)) == ["d"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"action": "исчез"}, "что произошло «исчез»: напишите: слияние, разделение"),
        ({"date": ""}, "дата: напишите день так"),
        ({"successor": ""}, "код преемника: напишите код преемника"),
        ({"successor": "a"}, "не присоединяют к нему самому"),
        ({"date": "1995-01-01"}, "тогда ещё не было"),
        ({"name_ru": "Имя"}, "отдельная строка: переименование"),
        ({"code": "example-1"}, "такого кода нет в реестре"),
        ({"action": "renamed", "successor": "b", "name_ru": "Имя"}, "другому муниципалитету"),
        ({"action": "renamed", "successor": ""}, "новое название: напишите новое название"),
    ],
)
def test_bad_line_is_named_in_words(tmp_path, places, row, words):
    line = {"action": "merged", "date": MERGER, "code": "a", "successor": "c", **row}

    said, faults = bring(tmp_path, [line])

    assert said == "Новых шагов: 0. Известных: 0. Не загружено строк: 1."
    assert faults.startswith("Строка 2: ")
    assert words in faults
    assert Succession.objects.count() == 0


def test_bad_96_reform_that_cannot_be_read_changes_nothing(tmp_path, places):
    path = tmp_path / "reform.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")

    with pytest.raises(CommandError):
        call_command("import_reform", path)

    assert Succession.objects.count() == 0


def test_names_of_before_are_closed_one_after_the_other(tmp_path, places):
    MunicipalityName.objects.create(municipality=places["e"], label_ru="Щорсов", until="2005")

    bring(
        tmp_path,
        [{"action": "renamed", "date": "2020-01-01", "code": "e", "name_ru": "Келечек"}],
    )

    sheet = find_municipality("e")
    rows = [(name.label_ru, name.since, name.until) for name in sheet.names]
    assert rows == [
        ("Келечек", "2020-01-01", ""),
        ("Аймак e", "2006-01-01", "2019-12-31"),
        ("Щорсов", "", "2005"),
    ]
    assert FormerCode.objects.count() == 0

"""The directory finds forgivingly, counts honestly and knows names and mergers by date."""

import datetime

import pytest

from organisations.models import MunicipalityName, RegisterTotal, Succession
from organisations.selectors import find_municipality, name_on, read_directory, successors_on
from tests.factories.organisations import MunicipalityFactory

pytestmark = pytest.mark.django_db


def found(**asked):
    groups = read_directory(**asked).groups
    return [row.label_ru for group in groups for row in (*group.registered, *group.examples)]


def test_total_is_the_newest_dated_row_and_examples_do_not_count():
    RegisterTotal.objects.create(as_of="2030", towns=1, ayil_aimaks=2, label_ru="закон")
    before = read_directory().registered_count
    MunicipalityFactory()
    MunicipalityFactory(example=True)

    directory = read_directory()

    assert (directory.total.as_of, directory.total.total) == ("2030", 3)
    assert directory.registered_count == before + 1


@pytest.mark.parametrize("text", ["озгон", "ӨЗГӨН", "Өзгөн аймагы", "  озгөн  "])
def test_name_is_found_without_kyrgyz_letters_and_in_any_case(text):
    MunicipalityFactory(label_ru="Узгенский аймак", label_ky="Өзгөн айыл аймагы")

    assert found(text=text) == ["Узгенский аймак"]


def test_old_name_is_found_too():
    place = MunicipalityFactory(label_ru="Новый аймак")
    MunicipalityName.objects.create(municipality=place, label_ru="Щорсов", until="2005")

    assert found(text="щорсов") == ["Новый аймак"]


def test_nonsense_finds_nothing_and_breaks_nothing():
    assert found(text="\u0000\ud800🙂" * 50) == []
    assert found(region="KG-XX") == []


def test_region_leaves_only_its_own():
    MunicipalityFactory(label_ru="Ыкчыл аймак")

    assert found(text="ыкчыл", region="KG-N") == ["Ыкчыл аймак"]
    assert found(text="ыкчыл", region="KG-T") == []


def test_directory_costs_the_same_for_one_and_three_rows(django_assert_num_queries):
    with django_assert_num_queries(4):
        read_directory()
    for _ in range(3):
        place = MunicipalityFactory()
        MunicipalityName.objects.create(municipality=place, label_ru="Прежнее")

    with django_assert_num_queries(4):
        read_directory()


def test_name_is_that_of_the_day():
    place = MunicipalityFactory(label_ru="Сегодняшний")
    MunicipalityName.objects.create(municipality=place, label_ru="Старый", until="2004")
    MunicipalityName.objects.create(
        municipality=place, label_ru="Средний", since="2005", until="2021-03"
    )

    names = [name_on(place, datetime.date(year, 3, 31)) for year in (2004, 2005, 2021, 2022)]

    assert names == ["Старый", "Средний", "Средний", "Сегодняшний"]


def test_successors_are_followed_through_every_merger_until_the_day():
    first, second, third = MunicipalityFactory.create_batch(3)
    for old, new, year in ((first, second, 2010), (second, third, 2024)):
        Succession.objects.create(
            predecessor=old, successor=new, kind="merged", on_date=datetime.date(year, 1, 1)
        )

    standing = [successors_on(first, datetime.date(year, 6, 1)) for year in (2009, 2010, 2024)]

    assert standing == [[first], [second], [third]]


def test_successions_in_a_ring_end():
    first, second = MunicipalityFactory.create_batch(2)
    for old, new in ((first, second), (second, first)):
        Succession.objects.create(
            predecessor=old, successor=new, kind="renamed", on_date=datetime.date(2020, 1, 1)
        )

    assert successors_on(first, datetime.date(2021, 1, 1)) == []


def test_sheet_names_what_it_was_made_of():
    old, new = MunicipalityFactory.create_batch(2)
    merger = Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=datetime.date(2024, 3, 1)
    )

    sheet = find_municipality(new.code)

    assert (sheet.municipality, sheet.precursions, sheet.successions) == (new, [merger], [])
    assert find_municipality("nowhere") is None

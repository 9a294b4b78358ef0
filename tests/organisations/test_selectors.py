"""The directory finds forgivingly, counts honestly and knows names and mergers by date."""

import datetime

import pytest

from organisations.models import (
    District,
    FormerCode,
    Municipality,
    MunicipalityName,
    Organisation,
    RegisterTotal,
    Succession,
)
from organisations.selectors import (
    bodies_named,
    bodies_on,
    find_municipality,
    name_on,
    new_address,
    read_directory,
    successors_on,
)
from organisations.selectors.places import ROWS_PER_PAGE
from tests.factories.organisations import MunicipalityFactory

pytestmark = pytest.mark.django_db


def found(**asked):
    groups = read_directory(**asked).groups
    rows = [row for group in groups for row in (*group.registered, *group.examples)]
    return [row.municipality.label_ru for row in rows]


def test_total_is_the_newest_dated_row_and_examples_do_not_count():
    RegisterTotal.objects.create(as_of="2030", towns=1, ayil_aimaks=2, label_ru="закон")
    before = read_directory().registered_count
    MunicipalityFactory()
    MunicipalityFactory(example=True)

    directory = read_directory()

    assert (directory.total.as_of, directory.total.total) == ("2030", 3)
    assert directory.registered_count == before + 1


@pytest.mark.parametrize("text", ["озгон", "ӨЗГӨН", "Өзгөн аймагы", "  озгөн  ", "ozgon aimagy"])
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
    with django_assert_num_queries(5):
        read_directory()
    for _ in range(3):
        place = MunicipalityFactory()
        MunicipalityName.objects.create(municipality=place, label_ru="Прежнее")

    with django_assert_num_queries(5):
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


def merged(old, new, year=2024):
    old.valid_until_date = datetime.date(year - 1, 12, 31)
    old.save()
    return Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=datetime.date(year, 1, 1)
    )


def test_merged_municipality_is_found_under_its_name_and_shown_as_the_one_that_stands():
    old, new = MunicipalityFactory(label_ru="Ыкчыл"), MunicipalityFactory(label_ru="Бирдик")
    merged(old, new)

    (group,) = read_directory(text="ыкчыл").groups

    assert [(row.municipality, row.earlier) for row in group.registered] == [(new, ["Ыкчыл"])]
    assert found(text="ыкчыл", region="KG-T") == []


def test_directory_of_a_day_before_the_merger_names_both():
    old, new = MunicipalityFactory(label_ru="Ыкчыл"), MunicipalityFactory(label_ru="Ыкчыл жаңы")
    merged(old, new)

    before = read_directory(text="ыкчыл", day=datetime.date(2023, 12, 31))

    assert before.found == 2


def test_old_code_leads_to_whoever_took_the_whole_place_and_only_from_that_day():
    old, new = MunicipalityFactory.create_batch(2)
    merged(old, new)
    FormerCode.objects.create(municipality=new, code="older-code")

    led = [new_address(old.code, datetime.date(year, 6, 1)) for year in (2023, 2024)]

    assert led == [None, new]
    assert new_address("older-code") == new
    assert new_address(new.code) is None
    assert new_address("nowhere") is None


def test_code_of_a_place_that_was_divided_leads_nowhere_but_to_its_own_page():
    old, *parts = MunicipalityFactory.create_batch(3)
    for part in parts:
        merged(old, part)

    assert new_address(old.code) is None
    assert successors_on(old, datetime.date(2025, 1, 1)) == parts


def test_district_and_page_narrow_the_list():
    district = District.objects.get(code="toktogul")
    for number in range(ROWS_PER_PAGE + 1):
        MunicipalityFactory(
            label_ru=f"Ыкчыл {number:03}", region=district.region, district=district
        )

    first = read_directory(text="ыкчыл", region="KG-J", district="toktogul")
    second = read_directory(text="ыкчыл", region="KG-J", district="toktogul", number="2")

    assert (first.found, len(first.page), len(second.page)) == (ROWS_PER_PAGE + 1, ROWS_PER_PAGE, 1)
    assert {one.code for one in first.districts} == {"suzak", "toktogul"}
    assert read_directory(text="ыкчыл", region="KG-J", district="kara-suu").found == 0


def test_body_is_found_under_all_names_and_followed_by_date():
    agency = Organisation.objects.get(code="lsg-agency")
    after = Organisation.objects.get(code="lsg-service-agency")

    assert agency.pk in bodies_named("межэтнических отношений")
    assert bodies_on(agency, datetime.date(2020, 12, 31)) == [agency]
    assert bodies_on(agency, datetime.date(2021, 12, 31)) == [after]


def test_names_of_the_day_are_told_from_names_that_were_read_before(django_assert_num_queries):
    places = MunicipalityFactory.create_batch(3)
    for place in places[:2]:
        MunicipalityName.objects.create(municipality=place, label_ru="Прежнее", until="2020")
    rows = Municipality.objects.filter(pk__in=[place.pk for place in places])
    read = rows.prefetch_related("names").order_by("pk")

    with django_assert_num_queries(2):
        names = [name_on(place, datetime.date(2019, 1, 1)) for place in read]

    assert names == ["Прежнее", "Прежнее", places[2].label]


def test_sheet_names_what_it_was_made_of():
    old, new = MunicipalityFactory.create_batch(2)
    merger = Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=datetime.date(2024, 3, 1)
    )

    sheet = find_municipality(new.code)

    assert (sheet.municipality, sheet.precursions, sheet.successions) == (new, [merger], [])
    assert find_municipality("nowhere") is None

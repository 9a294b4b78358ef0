"""The point on the map, the felts of names, and dates as exact as their source."""

import datetime

import pytest
from django.utils import translation

from organisations.models import MunicipalityName, Succession
from organisations.selectors import find_municipality
from organisations.templatetags.felts import names_as_felts
from organisations.templatetags.places import exact, place_map
from tests.factories.organisations import MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_towns_that_the_map_names_lie_where_it_names_them():
    bishkek = MunicipalityFactory.build(latitude=42.87, longitude=74.59, region=None)
    osh = MunicipalityFactory.build(latitude=40.53, longitude=72.80, region=None)

    assert 'd="M486 35m' in place_map(bishkek)
    assert 'd="M324 315m' in place_map(osh)


def test_place_without_a_point_has_no_map():
    assert place_map(MunicipalityFactory.build(region=None)) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("2005", "2005"),
        ("2021-09", "сентябрь 2021 г."),
        ("2024-03-01", "1 марта 2024 г."),
    ],
)
def test_date_is_written_as_exact_as_it_is(text, written):
    with translation.override("ru"):
        assert exact(text).replace("\xa0", " ") == written


def test_felts_draw_own_names_and_what_was_merged():
    old = MunicipalityFactory(label_ru="Аймак А", valid_from_date=datetime.date(1996, 1, 1))
    new = MunicipalityFactory(label_ru="Аймак <Б>", valid_from_date=datetime.date(1996, 1, 1))
    MunicipalityName.objects.create(municipality=new, label_ru="Прежний", until="2009")
    MunicipalityName.objects.create(municipality=new, label_ru="Аймак <Б>", since="2010")
    Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=datetime.date(2024, 3, 1)
    )

    with translation.override("ru"):
        drawn = names_as_felts(find_municipality(new.code))

    assert (drawn.count('class="own"'), drawn.count('class="other"')) == (2, 1)
    assert "Аймак &lt;Б&gt;" in drawn
    assert "<Б>" not in drawn


def test_nothing_is_drawn_where_no_date_is_known():
    assert names_as_felts(find_municipality(MunicipalityFactory().code)) == ""

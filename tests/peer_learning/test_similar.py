"""The page of municipalities like one's own: reasons, what they did, what is not here yet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from best_practice.engine.facts import Budget
from organisations.models import District, Municipality, MunicipalityMeasure, Region
from peer_learning.selectors.similar import find_similar
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_editor, make_person, review, submitted
from tests.factories.organisations import MunicipalityFactory

pytestmark = pytest.mark.django_db


def place(code, **fields):
    return MunicipalityFactory(code=code, label_ru=f"Аймак {code}", **fields)


@pytest.fixture
def own(db):
    # Only these stand: the register of the fixtures is out of the way.
    Municipality.objects.filter(is_example=False).update(valid_until_date="2000-01-01")
    return place("own", population=8_700, villages=4)


def done(code, som, *, theme="services.water", day=0):
    budget = [Budget("local-budget", {}, som)] if som else []
    return published_case(facts(municipalities=[code], theme=theme, budget=budget), day=day)


def words(language="ru", code="own"):
    with translation.override(language):
        return find_similar(code)


def test_each_of_the_nearest_says_why(own):
    near = place("near", population=9_300, villages=5)
    place("far", population=90_000, region=Region.objects.get(code="KG-O"))
    for municipality, value in ((own, 38), (near, 42)):
        MunicipalityMeasure.objects.create(
            municipality=municipality,
            code="own_revenue_share",
            year=2025,
            value=value,
            source="отчёт",
        )

    first, second = words().places

    assert (first.municipality, second.municipality.code) == (near, "far")
    assert [reason.replace("\xa0", " ") for reason in first.reasons] == [
        "9 300 жителей против 8 700 у вас",
        "айылный аймак",
        "собственные доходы 42 % (2025) против 38 % у вас",
        "5 сёл против 4 у вас",
        "та же область",
    ]
    assert any(reason.startswith("нет данных") for reason in second.reasons)


def test_a_measure_without_data_is_absent_and_said_so(own):
    place("near", population=9_300)

    found = words("ky")

    assert found.lacking == ["бюджеттеги өздүк кирешенин үлүшү"]
    assert all("кирешеси" not in reason for reason in found.places[0].reasons)


def test_costs_are_a_range_of_those_of_ones_size_with_its_basis(own):
    for number, som in ((1, 25_400), (2, 40_000), (3, None)):
        place(f"near-{number}", population=9_000)
        done(f"near-{number}", som)
    place("large", population=90_000)
    done("large", 900_000)

    (theme,) = words().themes

    assert theme.words.replace("\xa0", " ") == "сделали 3 вашего размера за 25–40 тыс. сом"
    assert theme.basis == "Основание: 2 примера с известной суммой."
    assert (theme.is_new_here, len(theme.cases)) == (True, 3)


def test_without_any_sum_it_says_so(own):
    place("near", population=9_000)
    done("near", None)

    (theme,) = words().themes

    assert (theme.words, theme.basis) == (
        "сделал 1 вашего размера",
        "Ни одна сумма не известна.",
    )


def test_what_is_not_here_yet_comes_first(own):
    place("near", population=9_000)
    for theme in ("services.water", "services.children"):
        done("near", 10_000, theme=theme)
    done("own", 10_000, theme="services.children")

    assert [(one.code, one.is_new_here) for one in words().themes] == [
        ("services.water", True),
        ("services.children", False),
    ]


def test_a_case_of_two_of_the_nearest_is_one_case_and_two_municipalities(own):
    for code in ("one", "two"):
        place(code, population=9_000)
    published_case(facts(municipalities=["one", "two"]), languages=("ru", "ky"))

    found = words()

    assert [place.cases for place in found.places] == [1, 1]
    assert len(found.themes[0].cases) == 1
    assert found.themes[0].words.startswith("сделали 2")


def test_drafts_returned_and_withdrawn_cases_are_not_told(own, client):
    near = Municipality.objects.get(code="example-1")
    Municipality.objects.filter(code="example-1").update(is_example=False, population=9_000)
    author, editor = make_person(place="example-1"), make_editor()
    submitted(author)
    review(submitted(make_person("b@example.org", place="example-1")), editor, "reject", "Нет.")
    gone = done("example-1", 10_000)
    page_of(gone).unpublish()

    found = words()
    page = client.get("/ru/municipalities/own/similar/").content.decode()

    (listed,) = [one for one in found.places if one.municipality == near]
    assert (listed.cases, found.themes) == (0, [])
    assert "Насос на солнечных панелях" not in page


def test_examples_are_compared_with_examples_only(own):
    assert all(one.municipality.is_example for one in words(code="example-1").places)
    assert not any(one.municipality.is_example for one in words().places)


def test_nothing_to_compare_by_is_said(client, own):
    MunicipalityFactory(code="bare", region=None)

    page = client.get("/ru/municipalities/bare/similar/")

    assert words(code="bare").can_compare is False
    assert "Реестр знает об этом муниципалитете слишком мало" in page.content.decode()


def test_alone_in_the_register_is_said(client, own):
    page = client.get("/ru/municipalities/own/similar/").content.decode()

    assert "Сравнить пока не с кем" in page


@pytest.mark.parametrize("code", ["nowhere", "gone"])
def test_what_does_not_stand_has_no_such_page(client, own, code):
    place("gone", valid_until_date="2020-01-01")

    assert client.get(f"/ru/municipalities/{code}/similar/").status_code == 404


def test_statements_do_not_grow_with_places_and_cases(own, client):
    district = District.objects.create(
        code="d", region=own.region, label_ru="Район", source="проверка"
    )
    place("near-0", population=9_000, district=district)
    done("near-0", 10_000)
    words()
    with CaptureQueriesContext(connection) as few:
        words()
    for number in range(1, 12):
        place(f"near-{number}", population=9_000 + number, district=district)
        done(f"near-{number}", 10_000, theme=["services.water", "services.children"][number % 2])

    with CaptureQueriesContext(connection) as many:
        found = words()

    assert len(found.places) == 10
    assert len(many) <= len(few)


def test_the_municipality_and_ones_own_page_lead_here(own, client):
    person = make_person("head@example.org", place="own")
    address = reverse("municipality_similar", args=["own"])

    assert address in client.get("/ru/municipalities/own/").content.decode()
    assert address not in client.get("/ru/practices/").content.decode()
    client.force_login(person)
    assert address in client.get("/ru/my/").content.decode()
    assert address in client.get("/ru/practices/").content.decode()

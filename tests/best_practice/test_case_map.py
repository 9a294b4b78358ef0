"""The map holds what the list holds, and says it in words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.models import Case
from best_practice.selectors.finding.listing import found_ids
from best_practice.selectors.finding.map import map_cases
from best_practice.services.generate_cases import generate_cases
from best_practice.services.record_repetitions import record_repetitions
from organisations.models import Municipality
from tests.factories.best_practice import facts, page_of, published_case

pytestmark = pytest.mark.django_db
LIST, MAP = "/ru/practices/", "/ru/practices/map/"


def drawn(**given):
    return map_cases(path=LIST, map_path=MAP, given=given)


@pytest.mark.parametrize("given", [{}, {"theme": ["services"], "type": ["ayil_aimak"]}])
def test_the_places_of_the_map_hold_the_cases_of_the_list(given):
    generate_cases(cases=150, seed=6)

    found = drawn(**given)

    ids, _query = found_ids(given)
    places = [place for row in found.rows for place in row.places]
    there = {}
    for place in places:
        rows = Case.objects.filter(pk__in=ids, municipalities__code=place.code)
        there[place.code] = set(rows.values_list("pk", flat=True))
        assert place.count == len(there[place.code])
    assert found.found == len(ids) == len(set().union(*there.values())) + found.nowhere


def test_places_without_a_region_are_counted_by_cases_not_by_places():
    lost = Municipality.objects.filter(code__in=["example-1", "example-2"])
    lost.update(region=None, district=None)
    for places in (["example-1"], ["example-1"], ["example-1", "example-2"], ["example-3"]):
        published_case(facts(municipalities=places))

    nameless = next(row for row in drawn().rows if not row.name)

    assert (nameless.count, [place.count for place in nameless.places]) == (3, [3, 1])


def test_a_place_leads_to_the_list_of_its_cases(client):
    published_case(facts(municipalities=["example-3"]), title="Здесь")
    published_case(facts(municipalities=["example-1"]), title="Там")
    place = next(dot for row in drawn().rows for dot in row.places if dot.code == "example-3")

    html = client.get(place.url).content.decode()

    assert ("Здесь" in html, "Там" in html) == (True, False)


def test_repetitions_are_told_apart_by_shape_and_word(client):
    case = published_case(facts(municipalities=["example-3"]))
    record_repetitions(case_id=case.pk, places=[("example-1", 2022)])
    Municipality.objects.filter(code="example-2").update(latitude=None, longitude=None)
    published_case(facts(municipalities=["example-2"]))

    html = client.get(MAP).content.decode()

    shapes = re.findall(r'<path class="(dot(?: again)?)" d="M\d+ \d+([^"]+)"', html)
    assert [kind for kind, _shape in shapes] == ["dot", "dot again"]
    assert len({shape for _kind, shape in shapes}) == 2
    assert html.count("example-2") == 1  # in the list beside, which has no point for it


def test_what_is_not_public_is_not_on_the_map(client):
    case = published_case(facts(municipalities=["example-3"]))
    record_repetitions(case_id=case.pk, places=[("example-1", 2022)])
    page_of(case).unpublish()

    found = drawn()

    assert (found.found, found.dots, found.repeats) == (0, [], [])
    assert "example-3" not in client.get(MAP).content.decode()


def test_the_map_takes_the_same_statements_for_2_and_20_cases(client):
    seen = []
    for more in (2, 18):
        for _ in range(more):
            case = published_case()
            record_repetitions(case_id=case.pk, places=[("example-1", 2022)])
        with CaptureQueriesContext(connection) as captured:
            assert client.get(MAP).status_code == 200
        seen.append(len(captured))

    assert seen == [seen[0]] * 2

"""Made-up data for measuring."""

import json

import pytest
from wagtail.models import Page

from best_practice.engine.invention import Ground, invent
from best_practice.models import Case, CaseIndexPage, CasePage, CaseVersion
from best_practice.services.generate_cases import FIXTURE, generate_cases
from best_practice.services.record_publication import refresh_public_state

pytestmark = pytest.mark.django_db


def test_generated_cases_are_whole_public_cases(client):
    generate_cases(cases=200, seed=1)

    assert Case.objects.published().count() == 200
    assert CaseVersion.objects.count() == 200
    assert Page.find_problems() == ([], [], [], [], [])
    for page in CasePage.objects.select_related("locale")[:3]:
        response = client.get(page.url_path)
        assert response.status_code == 200
        assert response.context["page"] == page


def test_generated_pages_hang_below_the_lists_of_their_languages():
    generate_cases(cases=20, seed=1)

    for index in CaseIndexPage.objects.all():
        languages = {page.locale_id for page in index.get_children()}
        assert languages <= {index.locale_id}
        assert index.numchild == index.get_children().count()


def test_the_same_seed_invents_the_same_cases():
    ground = Ground(
        topics=json.loads(FIXTURE.read_text(encoding="utf-8")),
        places=["a", "b", "c"],
        projects=["p"],
    )
    again, other = ([invent(n, seed=s, ground=ground) for n in range(9)] for s in (3, 4))

    assert again == [invent(n, seed=3, ground=ground) for n in range(9)]
    assert again != other


def test_generated_facets_are_those_publication_would_write():
    generate_cases(cases=5, seed=4)
    case = Case.objects.first()
    # Money, files and how complete it is are derived from rows that are not made up.
    derived = ("cost", "files", "complete")
    facets = set(case.facet_values.exclude(facet__in=derived).values_list("facet", "value"))

    refresh_public_state(case_id=case.pk)

    written = set(case.facet_values.values_list("facet", "value"))
    assert facets - written == {pair for pair in facets if pair[0] == "source"}

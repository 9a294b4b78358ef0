"""Each night the index is held against what is public, and repaired."""

import pytest

from best_practice.models import CasePage
from home.choices import SCHEDULE
from home.jobs import run_command
from search.jobs.indexing import index_changes
from search.models import IndexRequest, SearchDocument, SearchTerm, SearchThing
from search.services.check_search import Drift, check_search
from tests.factories.best_practice import published_case

pytestmark = pytest.mark.django_db


def test_the_nightly_comparison_repairs_whatever_differs():
    kept, lost, torn, stale = (published_case(day=day) for day in range(4))
    published_case()
    check_search()
    things = SearchThing.objects.filter(kind="case")
    things.filter(key=str(lost.pk)).delete()
    SearchDocument.objects.filter(thing__kind="case", thing__key=str(torn.pk)).delete()
    things.filter(key=str(stale.pk)).update(digest="of another analysis")
    CasePage.objects.filter(case=kept).update(live=False)
    SearchThing.objects.create(kind="lesson", key="1", digest="")
    SearchTerm.objects.filter(term="праздник").update(documents=99)

    drift = check_search()

    assert (drift.missing, drift.extra, drift.changed) == (1, 2, 2)
    assert drift.words > 0
    again = check_search()
    assert again == Drift(things=drift.things)
    assert again.is_none


def test_the_comparison_runs_each_night_before_the_letters_go_out(capsys):
    published_case()

    run_command.call("check_search")

    night, letters = SCHEDULE["check_search"], SCHEDULE["send_search_alerts"]
    assert night.every == letters.every
    assert night.after < letters.after
    assert SearchThing.objects.filter(kind="case").count() == 1


def test_an_empty_index_is_filled_without_a_request():
    case = published_case()
    IndexRequest.objects.all().delete()

    index_changes.call()

    assert SearchThing.objects.filter(kind="case", key=str(case.pk)).exists()
    assert SearchThing.objects.filter(kind="page").exists()

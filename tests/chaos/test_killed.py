"""A web worker killed in the middle of sending leaves all or nothing (fault F1)."""

import http.client
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from wagtail.models import Revision

from best_practice.choices import Stage
from best_practice.models import Case, CasePage
from best_practice.selectors.drafts import state_of
from people.models import Letter
from tests.factories.drafts import make_draft, make_person
from tests.support.served import Person, wait_for

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]


def left_behind():
    """How many rows of each kind a submission has left."""
    page = CasePage.objects.first()
    revisions = Revision.objects.filter(object_id=str(page.pk)).count() if page else 0
    letters = Letter.objects.filter(kind="case_submitted").count()
    return [Case.objects.count(), CasePage.objects.count(), revisions, letters]


def test_fault_1_worker_killed_in_mid_submission_leaves_all_or_nothing(serve, tmp_path):
    author = make_person(place="example-1")
    draft = make_draft(author)
    halt = tmp_path / "halt"
    halt.touch()
    server = serve(app="tests.chaos.stalling_wsgi:application", HALT=str(halt))
    browser = Person(server, author)
    path = f"/ru/practices/submit/{draft.pk}/check/"

    with ThreadPoolExecutor(1) as pool:
        cut = pool.submit(browser.post, path, licence="on")
        worker = int(wait_for(halt.read_text))
        os.kill(worker, signal.SIGKILL)
        with pytest.raises((http.client.HTTPException, OSError)):
            cut.result(60)

    draft.refresh_from_db()
    assert left_behind() == [0, 0, 0, 0]
    assert state_of(draft).stage == Stage.DRAFT

    # The same form sent again by the person who got no answer.
    again = wait_for(lambda: server.answers() and browser.post(path, licence="on"))
    draft.refresh_from_db()
    assert again == (302, f"/ru/practices/submit/{draft.pk}/sent/")
    assert left_behind() == [1, 1, 1, 1]
    assert state_of(draft).stage == Stage.UNDER_REVIEW

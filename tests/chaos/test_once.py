"""A form that is posted many times at once has one effect and one answer (catalogue 39, F19)."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from wagtail.models import Revision, WorkflowState

from best_practice.models import Case, CaseDraft, CasePage
from people.models import Letter
from tests.factories.drafts import make_draft, make_person
from tests.support.served import Person

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]
TIMES = 20


def test_bad_39_twenty_parallel_submissions_make_one_case_and_equal_answers(serve):
    author = make_person(place="example-1")
    draft = make_draft(author)
    browser = Person(serve(), author)

    answers = browser.post_at_once(TIMES, f"/ru/practices/submit/{draft.pk}/check/", licence="on")

    assert answers == [(302, f"/ru/practices/submit/{draft.pk}/sent/")] * TIMES
    draft.refresh_from_db()
    page = CasePage.objects.get()
    assert [case.pk for case in Case.objects.all()] == [draft.case_id]
    assert Revision.objects.filter(object_id=str(page.pk)).count() == 1
    assert WorkflowState.objects.filter(object_id=str(page.pk)).count() == 1
    assert Letter.objects.filter(kind="case_submitted").count() == 1


def test_eight_different_cases_sent_at_once_get_eight_numbers(serve):
    author = make_person(place="example-1")
    paths = [f"/ru/practices/submit/{make_draft(author).pk}/check/" for _ in range(8)]
    browser = Person(serve(), author)

    with ThreadPoolExecutor(len(paths)) as pool:
        answers = list(pool.map(lambda path: browser.post(path, licence="on"), paths))

    assert [status for status, _ in answers] == [302] * len(paths)
    assert sorted(Case.objects.values_list("number", flat=True)) == list(range(1, 9))


def test_bad_39_twenty_parallel_starts_of_one_form_make_one_draft(serve):
    author = make_person(place="example-1")
    browser = Person(serve(), author)

    answers = browser.post_at_once(
        TIMES, "/ru/practices/submit/", form_key=str(uuid.uuid4()), language="ru"
    )

    draft = CaseDraft.objects.get()
    assert answers == [(302, f"/ru/practices/submit/{draft.pk}/idea/")] * TIMES


def test_fault_19_form_sent_again_after_a_lost_answer_has_one_effect_and_one_receipt(serve):
    author = make_person(place="example-1")
    draft = make_draft(author)
    browser = Person(serve(), author)

    answers = [
        browser.post(f"/ru/practices/submit/{draft.pk}/check/", licence="on") for _ in range(2)
    ]

    assert answers == [(302, f"/ru/practices/submit/{draft.pk}/sent/")] * 2
    assert Case.objects.count() == 1
    assert Letter.objects.filter(kind="case_submitted").count() == 1

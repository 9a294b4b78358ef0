"""Forgetting an author keeps what was published and nothing that names them."""

import pytest

from best_practice.models import CaseDraft
from people.services import erase_person, export_person
from tests.factories.drafts import make_draft, make_editor, published

pytestmark = pytest.mark.django_db


def test_unsent_drafts_go_and_published_cases_stay_without_the_name(author):
    sent = published(author, make_editor())
    make_draft(author)

    erase_person(person=author)

    kept = CaseDraft.objects.get()
    sent.case.refresh_from_db()
    assert kept == sent
    assert (kept.author, kept.saved_by, sent.case.submitter) == (None, None, None)
    assert sent.case.is_in_ru


def test_the_export_holds_what_the_person_typed(author):
    draft = make_draft(author)

    exported = export_person(person=author)

    assert exported["cases"]["drafts"][0]["answers"] == draft.answers

"""Forgetting an author keeps what was published and nothing that names them."""

import dataclasses
import json

import pytest

from best_practice.engine.facts import Member, Quote, digest_of
from best_practice.models import Case, CaseDraft, CaseVersion
from best_practice.selectors.rows import facts_of_case
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.write_facts import write_facts
from people.models import Profile
from people.services import erase_person, export_person
from tests.factories.best_practice import evidence, facts, published_case
from tests.factories.drafts import make_draft, make_editor, published
from tests.factories.whole_case import WHOLE

pytestmark = pytest.mark.django_db

NAME = "Асанова Айгуль Асановна"


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


@pytest.fixture
def named(author):
    """A public case in which the author is named in every place that is not its story."""
    Profile.objects.create(person=author, display_name=NAME, name_ru=NAME)
    photo = dataclasses.replace(evidence("a.jpg"), kind="photo", credit={"ru": f"Снял {NAME}"})
    return published_case(
        facts(
            quotes=[Quote({"ru": f"{NAME}: вода есть"}, {"ru": f"староста {NAME}"}, True)],
            commission=[Member({"ky": f"депутат {NAME}"}, "council")],
            contact_post={"ru": f"секретарь {NAME}"},
            files=[photo],
        ),
        title=f"Насос. {NAME}",
    )


def test_quotes_contacts_and_credits_lose_the_name_in_rows_and_in_every_version(author, named):
    write_facts(case=named, facts=dataclasses.replace(facts_of_case(named), mode="own"))
    refresh_public_state(case_id=named.pk)

    erase_person(person=author)

    case = Case.objects.get(pk=named.pk)
    versions = list(case.versions.order_by("number"))
    told = [json.dumps(one.content["facts"], ensure_ascii=False) for one in versions]
    assert NAME not in json.dumps(facts_of_case(case).to_json(), ensure_ascii=False)
    assert len(versions) == 2
    assert [NAME in text for text in told] == [False, False]
    assert [one.digest for one in versions] == [digest_of(one.content) for one in versions]


def test_quotes_of_others_stay_word_for_word(author):
    kept = published_case(WHOLE)
    before = facts_of_case(kept), CaseVersion.objects.get(case=kept).digest
    Profile.objects.create(person=author, display_name=NAME, name_ru=NAME)

    erase_person(person=author)

    assert (facts_of_case(kept), CaseVersion.objects.get(case=kept).digest) == before

"""A case on its way: kept, sent once, returned with words, published with its facts."""

import datetime
import uuid

import pytest

from best_practice.choices import Section, Stage
from best_practice.engine.answers import section_version
from best_practice.models import Case, CaseDraft, CaseFacet, CasePage, CaseVersion
from best_practice.selectors.drafts import drafts_of, facts_of_draft, state_of
from best_practice.selectors.rows import facts_of_case
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import (
    DraftChanged,
    DraftRefused,
    save_section,
    share_draft,
    start_draft,
)
from best_practice.services.submit_case import SubmissionRefused, submit_case
from people.models import Letter
from tests.factories.drafts import (
    ANSWERS,
    make_draft,
    make_editor,
    make_person,
    published,
    review,
    submitted,
)
from tests.support.search import words_found

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_person(place="example-1")


@pytest.fixture
def editor():
    return make_editor()


def money(first):
    return {**ANSWERS["money"], "rows-0-amount": [first]}


def test_one_opened_form_opens_one_draft(author):
    key = uuid.uuid4()

    first = start_draft(person=author, language="ru", form_key=key)
    second = start_draft(person=author, language="ru", form_key=key)

    assert first == second
    assert CaseDraft.objects.count() == 1
    assert first.answers == {"idea": {"municipality": ["Айылный аймак «Пример 1»"]}}


def test_answers_are_kept_as_typed_even_when_wrong(author):
    draft = start_draft(person=author, language="ru", form_key=uuid.uuid4())

    save_section(
        draft_id=draft.pk,
        person=author,
        section=Section.MONEY,
        answers={"rows-0-amount": ["одиннадцать тысяч\x00"]},
        version=section_version({}, "money"),
    )

    draft.refresh_from_db()
    assert draft.answers["money"] == {"rows-0-amount": ["одиннадцать тысяч"]}
    assert draft.version == 1


def test_a_second_window_overwrites_nothing(author):
    draft = make_draft(author)
    stale = section_version({}, "story")

    with pytest.raises(DraftChanged):
        save_section(
            draft_id=draft.pk,
            person=author,
            section=Section.STORY,
            answers={"problem": ["Другое"], "solution": ["Другое"]},
            version=stale,
        )

    draft.refresh_from_db()
    assert draft.answers["story"] == ANSWERS["story"]


def test_sending_makes_one_case_with_its_facts_and_one_letter(
    author, django_capture_on_commit_callbacks
):
    draft = make_draft(author)

    submit_case(draft_id=draft.pk, person=author)
    submit_case(draft_id=draft.pk, person=author)

    case = Case.objects.get()
    facts = facts_of_case(case)
    assert case.number == 1
    assert facts.total_som == 37_000
    assert [(row.source, row.amount) for row in facts.budget] == [
        ("local-budget", 12_000),
        ("donor-project", 25_000),
    ]
    assert facts.started == "2021-09"
    assert state_of(CaseDraft.objects.get()).stage == Stage.UNDER_REVIEW
    assert list(Letter.objects.values_list("kind", flat=True)) == ["case_submitted"]
    assert not CasePage.objects.get().live


def test_an_incomplete_draft_is_not_sent(author):
    draft = make_draft(author, story={"problem": [""], "solution": ["x"]})

    with pytest.raises(SubmissionRefused):
        submit_case(draft_id=draft.pk, person=author)

    assert Case.objects.count() == 0


def test_a_draft_under_review_cannot_be_edited(author):
    draft = submitted(author)

    with pytest.raises(DraftRefused):
        save_section(
            draft_id=draft.pk,
            person=author,
            section=Section.STORY,
            answers={"problem": ["x"]},
            version=None,
        )


def test_a_return_opens_the_draft_and_brings_the_words(author, editor):
    draft = review(submitted(author), editor, "reject", "Добавьте, кто платит за ремонт.")

    state = state_of(draft)
    assert state.stage == Stage.RETURNED
    assert state.comment == "Добавьте, кто платит за ремонт."
    letter = Letter.objects.get(kind="case_returned")
    assert "Добавьте, кто платит за ремонт." in letter.text


def test_a_returned_draft_is_sent_again_under_the_same_number(author, editor):
    draft = review(submitted(author), editor, "reject", "Поправьте сумму.")
    save_section(
        draft_id=draft.pk, person=author, section=Section.MONEY, answers=money("13,0"), version=None
    )

    again = submit_case(draft_id=draft.pk, person=author)

    assert again.case.number == 1
    assert facts_of_case(again.case).total_som == 38_000
    assert state_of(again).stage == Stage.UNDER_REVIEW


def test_approval_publishes_facts_facets_and_a_version(author, editor):
    draft = published(author, editor)

    case = draft.case
    case.refresh_from_db()
    assert (case.is_in_ru, case.is_in_ky, case.total_som) == (True, False, 37_000)
    assert state_of(draft).stage == Stage.PUBLISHED
    assert "насос на солнечных панелях" in words_found(case)
    assert set(CaseFacet.objects.values_list("facet", "value")) >= {
        ("theme", "services.water"),
        ("theme", "services"),
        ("region", "KG-N"),
        ("cost", "0-50"),
        ("year", "2021"),
        ("lang", "ru"),
        ("sdg", "6"),
    }
    version = CaseVersion.objects.get()
    assert version.content["texts"]["ru"]["title"] == "Насос на солнечных панелях"
    assert Letter.objects.filter(kind="case_published").count() == 1


def test_a_proposal_changes_nothing_public_until_it_is_approved(author, editor):
    draft = published(author, editor)
    proposal = propose_change(case_id=draft.case_id, person=author, language="ru")
    save_section(
        draft_id=proposal.pk,
        person=author,
        section=Section.MONEY,
        answers={**proposal.answers["money"], "rows-0-amount": ["20,0"]},
        version=None,
    )
    proposal = submit_case(draft_id=proposal.pk, person=author)

    assert facts_of_case(draft.case).total_som == 37_000
    assert CaseVersion.objects.count() == 1

    review(proposal, editor, "approve")

    draft.case.refresh_from_db()
    assert facts_of_case(draft.case).total_som == 45_000
    assert draft.case.total_som == 45_000
    assert [row.number for row in CaseVersion.objects.order_by("number")] == [1, 2]


def test_a_proposal_says_what_is_published_word_for_word(author, editor):
    draft = published(author, editor)

    proposal = propose_change(case_id=draft.case_id, person=author, language="ru")

    before, after = facts_of_case(draft.case), facts_of_draft(proposal)
    assert after.to_json() == before.to_json()


def test_only_the_sender_and_colleagues_can_propose(author, editor):
    draft = published(author, editor)
    stranger = make_person("stranger@example.org")

    with pytest.raises(DraftRefused):
        propose_change(case_id=draft.case_id, person=stranger, language="ru")


def test_taking_the_page_down_takes_the_case_off_the_lists_and_keeps_the_record(author, editor):
    draft = published(author, editor)

    CasePage.objects.get().unpublish()

    draft.case.refresh_from_db()
    assert list(Case.objects.published()) == []
    assert CaseFacet.objects.count() == 0
    assert CaseVersion.objects.count() == 1
    assert state_of(draft).stage == Stage.WITHDRAWN


def test_deleting_the_page_keeps_case_and_versions(author, editor):
    draft = published(author, editor)

    CasePage.objects.get().delete()

    draft.case.refresh_from_db()
    assert not draft.case.is_in_ru
    assert CaseVersion.objects.count() == 1


def test_colleagues_see_a_shared_draft_and_strangers_do_not(author):
    draft = make_draft(author)
    colleague = make_person("colleague@example.org", place="example-1")
    stranger = make_person("stranger@example.org", place="example-2")

    assert list(CaseDraft.objects.visible_to(colleague)) == []
    share_draft(draft_id=draft.pk, is_shared=True)

    assert list(CaseDraft.objects.visible_to(colleague)) == [draft]
    assert list(CaseDraft.objects.visible_to(stranger)) == []


def test_a_former_colleague_sees_nothing(author):
    draft = share_draft(draft_id=make_draft(author).pk, is_shared=True)
    former = make_person("former@example.org", place="example-1")
    former.memberships.update(until_date=datetime.date(2024, 1, 1))

    assert draft not in CaseDraft.objects.visible_to(former)


def test_my_drafts_cost_the_same_for_one_and_for_three(author, editor, django_assert_num_queries):
    published(author, editor)
    with django_assert_num_queries(5):
        assert len(drafts_of(author)) == 1
    submitted(author)
    make_draft(author)

    with django_assert_num_queries(5):
        assert [state.stage for state in drafts_of(author)] == [
            Stage.DRAFT,
            Stage.UNDER_REVIEW,
            Stage.PUBLISHED,
        ]

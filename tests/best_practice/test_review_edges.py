"""What could go wrong between sender and editor: half-typed facts, lost evidence, wrong names."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from best_practice.choices import FileKind, Section
from best_practice.models import Case, CaseDraft, CasePage, CaseVersion, EvidenceFile
from best_practice.selectors.drafts import drafts_of, state_of
from best_practice.selectors.rows import facts_of_case
from best_practice.services.attach_file import attach_file
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import discard_draft, save_section, start_draft
from best_practice.services.submit_case import submit_case
from media_library.models import Upload
from media_library.services import receive_upload
from people.models import Consent
from people.services import FormKeyRefused
from tests.best_practice.form_steps import picture
from tests.factories.drafts import (
    ANSWERS,
    make_draft,
    make_editor,
    make_person,
    published,
    review,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_editor()


def retype(draft, person, **money):
    answers = {**draft.answers["money"], **money}
    return save_section(
        draft_id=draft.pk, person=person, section=Section.MONEY, answers=answers, version=None
    )


def publish_directly(case, editor, **changes):
    page = CasePage.objects.get(case=case).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=editor).publish(user=editor)


def test_half_typed_facts_of_a_returned_proposal_never_go_public(author, editor):
    case = published(author, editor).case
    proposal = propose_change(case_id=case.pk, person=author, language="ru")
    retype(proposal, author, **{"rows-0-amount": ["20,0"]})
    returned = review(submit_case(draft_id=proposal.pk, person=author), editor, "reject", "Нет.")
    retype(returned, author, **{"rows-0-amount": ["999,0"]})

    publish_directly(case, editor, summary="Опечатка исправлена.")

    returned.refresh_from_db()
    assert facts_of_case(case).total_som == 37_000
    assert returned.approved_at is None


def test_what_is_typed_after_the_sending_is_not_what_is_approved(author, editor):
    case = published(author, editor).case
    proposal = propose_change(case_id=case.pk, person=author, language="ru")
    retype(proposal, author, **{"rows-0-amount": ["20,0"]})
    sent = submit_case(draft_id=proposal.pk, person=author)
    CaseDraft.objects.filter(pk=sent.pk).update(answers={**sent.answers, "money": {}})

    review(sent, editor, "approve")

    assert facts_of_case(case).total_som == 45_000


def test_evidence_survives_a_discarded_proposal(author, editor):
    draft = make_draft(author)
    upload = receive_upload(owner=author, file=SimpleUploadedFile("a.jpg", picture()))
    attach_file(draft_id=draft.pk, upload=upload, kind=FileKind.PHOTO)
    case = review(submit_case(draft_id=draft.pk, person=author), editor, "approve").case
    first = propose_change(case_id=case.pk, person=author, language="ru")
    discard_draft(draft_id=first.pk)

    second = propose_change(case_id=case.pk, person=author, language="ru")
    retype(second, author, **{"rows-0-amount": ["20,0"]})
    review(submit_case(draft_id=second.pk, person=author), editor, "approve")

    assert EvidenceFile.objects.filter(case=case).count() == 1
    assert Upload.objects.filter(pk=upload.pk).exists()


def test_the_version_names_the_editor_who_approved(author, editor):
    published(author, editor)

    assert CaseVersion.objects.get().approved_by == editor


def test_an_editors_correction_survives_the_next_sending(author, editor):
    draft = submitted(author)
    page = CasePage.objects.get().get_latest_revision_as_object()
    page.summary = "Редактор написал короче."
    page.save_revision(user=editor)
    draft.case.participant_rows.update(label_ru="женщины из трёх сёл")
    returned = review(draft, editor, "reject", "Поправьте сумму.")

    retype(returned, author, **{"rows-0-amount": ["13,0"]})
    review(submit_case(draft_id=returned.pk, person=author), editor, "approve")

    facts = facts_of_case(draft.case)
    assert CasePage.objects.get().summary == "Редактор написал короче."
    assert facts.total_som == 38_000
    assert facts.groups[0].label["ru"] == "женщины из трёх сёл"


def test_a_proposal_keeps_marks_the_form_cannot_show(author, editor):
    case = published(author, editor).case
    case.result_rows.update(qualifier="at_least")
    proposal = propose_change(case_id=case.pk, person=author, language="ru")
    retype(proposal, author, **{"rows-0-amount": ["20,0"]})

    review(submit_case(draft_id=proposal.pk, person=author), editor, "approve")

    assert facts_of_case(case).results[0].qualifier == "at_least"


@pytest.mark.parametrize("title", ["Map", "Export", "Карта n", "Submit", "Feed", "N"])
def test_a_title_that_is_an_address_of_the_library_can_be_sent(author, title):
    draft = submitted(author, idea={**ANSWERS["idea"], "title": [title]})

    assert draft.case.number == 1


def test_sending_records_who_agreed_to_which_licence(author, editor):
    draft = published(author, editor)

    consent = Consent.objects.get(person=author, kind="licence")
    draft.case.refresh_from_db()
    assert consent.text_version == draft.case.licence_version == "1.0"
    assert draft.case.licence_agreed_at is not None


def test_a_deleted_drafts_form_opens_nothing(author):
    key = uuid.uuid4()
    discard_draft(draft_id=start_draft(person=author, language="ru", form_key=key).pk)

    with pytest.raises(FormKeyRefused):
        start_draft(person=author, language="ru", form_key=key)


def test_editors_can_neither_add_nor_copy_a_case_page(author, editor, client):
    page = CasePage.objects.get(case=published(author, editor).case)
    client.force_login(editor)

    added = client.get(f"/admin/pages/add/best_practice/casepage/{page.get_parent().pk}/")
    copied = client.get(f"/admin/pages/{page.pk}/copy/")

    assert added.status_code in {302, 403, 404}
    assert copied.status_code == 302
    assert Page.objects.type(CasePage).count() == 1


def test_a_colleague_who_edits_for_the_portal_opens_files_of_a_shared_draft(author, client):
    draft = make_draft(author)
    CaseDraft.objects.filter(pk=draft.pk).update(is_shared=True)
    upload = receive_upload(owner=author, file=SimpleUploadedFile("a.jpg", picture()))
    attach_file(draft_id=draft.pk, upload=upload, kind=FileKind.PHOTO)
    colleague = make_editor("both@example.org")
    colleague.memberships.create(
        municipality=draft.municipality,
        post_ru="Специалист",
        confirmed_at=draft.created_at,
        from_date="2020-01-01",
    )
    client.force_login(colleague)

    assert client.get(f"/files/{upload.pk}/").status_code == 200


def test_my_drafts_cost_the_same_with_returned_ones(author, editor, django_assert_num_queries):
    review(submitted(author), editor, "reject", "Поправьте.")
    with django_assert_num_queries(5):
        assert len(drafts_of(author)) == 1
    review(submitted(author), editor, "reject", "Поправьте.")
    review(submitted(author), editor, "reject", "Поправьте.")

    with django_assert_num_queries(5):
        assert len(drafts_of(author)) == 3


def test_a_planned_publication_is_still_under_review(author, editor):
    draft = submitted(author)
    page = CasePage.objects.get().get_latest_revision_as_object()
    page.go_live_at = "2099-01-01T00:00:00Z"
    page.save_revision(user=editor)

    review(draft, editor, "approve")

    assert state_of(draft).stage == "under_review"
    assert Case.objects.published().count() == 0


def test_two_people_cannot_open_two_proposals_of_one_case(author, editor):
    case = published(author, editor).case
    CaseDraft.objects.update(is_shared=True)
    colleague = make_person("colleague@example.org", place="example-1")
    first = propose_change(case_id=case.pk, person=author, language="ru")

    assert propose_change(case_id=case.pk, person=colleague, language="ru") == first

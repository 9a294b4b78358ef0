"""Where a case comes from, through whose hands it went, and what differs between its states."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from best_practice.choices import Section
from best_practice.models import CaseEvent
from best_practice.selectors.desk.comparing import compare_states
from best_practice.selectors.desk.history import history_of
from best_practice.services.erase_person import erase_author, export_cases
from best_practice.services.hand_over_cases import (
    HandOverRefused,
    hand_over_case,
    hand_over_cases,
)
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import save_section
from best_practice.services.submit_case import submit_case
from organisations.models import Municipality
from people.models import Letter
from tests.factories.drafts import make_draft, make_person, published, review, submitted

pytestmark = pytest.mark.django_db


def propose(case, person, **money):
    draft = propose_change(case_id=case.pk, person=person, language="ru")
    answers = {**draft.answers["money"], **money}
    save_section(
        draft_id=draft.pk, person=person, section=Section.MONEY, answers=answers, version=None
    )
    return submit_case(draft_id=draft.pk, person=person)


def told(case):
    rows = case.events.order_by("at", "pk")
    return list(rows.values_list("kind", "role", "person", "version", "is_first"))


def test_every_step_is_noted_with_who_and_in_which_part(author, editor):
    draft = review(submitted(author), editor, "reject", "Поправьте.")
    case = review(submit_case(draft_id=draft.pk, person=author), editor, "approve").case
    review(propose(case, author, **{"rows-0-amount": ["20,0"]}), editor, "approve")

    assert told(case) == [
        ("submitted", "sender", author.pk, None, True),
        ("returned", "editor", editor.pk, None, False),
        ("submitted", "sender", author.pk, None, False),
        ("approved", "editor", editor.pk, 1, False),
        ("submitted", "sender", author.pk, None, False),
        ("approved", "editor", editor.pk, 2, False),
    ]
    assert {event.body.code for event in case.events.all()} == {"example-1"}


def test_the_history_survives_its_people(author, editor):
    case = published(author, editor).case
    kept = export_cases(person=author)["events"]

    erase_author(person=author)
    erase_author(person=editor)

    happened = history_of(case)
    assert len(kept) == 1
    assert [one.who for one in happened] == ["редактор", "отправитель"]
    assert case.events.get(kind="submitted").body.code == "example-1"
    assert case.versions.get().approved_by is None


def test_a_new_head_takes_over_and_the_case_remembers_it(author, editor):
    case = published(author, editor).case
    make_draft(author)
    head = make_person("head@example.org", place="example-1")
    place = Municipality.objects.get(code="example-1")

    moved = hand_over_cases(municipality=place, outgoing=author, incoming=head)
    again = hand_over_cases(municipality=place, outgoing=author, incoming=head)

    event = CaseEvent.objects.get(kind="handed_over")
    letter = Letter.objects.get(kind="cases_handed_over")
    assert (moved, again) == (2, 0)
    assert (event.case, event.former, event.recipient, event.role) == (case, author, head, "head")
    assert letter.person == head
    assert f"№ {case.number}" in letter.text
    (line, *_rest) = history_of(case)
    assert (line.former, line.recipient) == (author.email, head.email)


def test_an_editor_hands_a_case_to_a_colleague_of_the_same_body_only(author, editor, desk):
    case = published(author, editor).case
    colleague = make_person("colleague@example.org", place="example-1")
    stranger = make_person("stranger@example.org", place="example-2")
    address = reverse("case_desk_hand_over", args=[case.pk])

    desk.post(address, {"incoming": str(stranger.pk)})
    with pytest.raises(HandOverRefused):
        hand_over_case(case=case, incoming=stranger, editor=editor)
    case.refresh_from_db()
    assert case.submitter == author

    desk.post(address, {"incoming": str(colleague.pk)})

    case.refresh_from_db()
    event = CaseEvent.objects.get(kind="handed_over")
    assert (case.submitter, case.drafts.get().author) == (colleague, colleague)
    assert (event.person, event.role, event.recipient) == (editor, "editor", colleague)


def test_a_waiting_change_is_compared_with_what_is_public(author, editor, desk):
    case = published(author, editor).case
    propose(case, author, **{"rows-0-amount": ["20,0"]})

    comparison = compare_states(case, "", "")
    page = desk.get(reverse("case_desk_compare", args=[case.pk])).content.decode()

    (one,) = comparison.differences
    changed = [(was, now) for _name, was, now, differs in one.fields if differs]
    assert (comparison.after.key, comparison.before.key) == ("draft-ru", "1")
    assert changed == [("12000", "20000")]
    assert "<del>12000</del>" in page
    assert "<ins>20000</ins>" in page


def test_two_versions_are_compared_by_their_numbers(author, editor):
    case = published(author, editor).case
    review(propose(case, author, **{"rows-0-amount": ["20,0"]}), editor, "approve")

    forwards = compare_states(case, "1", "2").differences
    backwards = compare_states(case, "2", "1").differences
    same = compare_states(case, "2", "2").differences

    assert [one.kind for one in forwards] == ["changed"]
    assert [field[1:3] for field in backwards[0].fields if field[3]] == [("20000", "12000")]
    assert same == []


@pytest.mark.parametrize("query", ["", "?from=x&to=y", "?from=99&to=1", "?to=draft-xx"])
def test_unknown_states_are_no_error(author, editor, desk, query):
    case = published(author, editor).case

    assert desk.get(reverse("case_desk_compare", args=[case.pk]) + query).status_code == 200


@pytest.mark.parametrize("name", ["case_desk_history", "case_desk_compare"])
def test_one_case_is_closed_to_people_without_the_right(author, client, name):
    case = submitted(author).case
    client.force_login(author)

    assert client.get(reverse(name, args=[case.pk])).status_code in {302, 403}


def test_the_history_names_versions_and_those_who_approved_them(author, editor, desk):
    case = published(author, editor).case
    CaseEvent.objects.update(at=timezone.now() - datetime.timedelta(days=1))

    page = desk.get(reverse("case_desk_history", args=[case.pk])).content.decode()

    assert editor.email in page
    assert author.email in page
    assert case.versions.get().digest[:12] in page


def test_a_public_case_names_the_body_that_sent_it_and_its_approvals(author, editor, client):
    case = published(author, editor).case

    page = " ".join(client.get(case.pages.get().url).content.decode().split())

    assert "Кто отправил: Айылный аймак «Пример 1»" in page
    assert author.email not in page
    assert editor.email not in page
    assert "Версия 1: проверена редакторами" in page

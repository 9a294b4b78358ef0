"""Nothing contradictory goes out, and nothing at all without an editor."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from best_practice.choices import Section
from best_practice.models import Case, CaseDraft, CaseFacet, CasePage, CaseVersion
from best_practice.selectors.drafts import state_of
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import save_section
from best_practice.services.submit_case import submit_case
from people.models import Letter
from tests.factories.drafts import make_person, published, review, submitted

pytestmark = pytest.mark.django_db
SOON = timezone.now() + datetime.timedelta(days=1)


def break_facts(case):
    """An editor's slip in the facts: a group larger than the whole."""
    case.participant_rows.update(count=100_000)


def door(page, name, verb="action"):
    state = page.current_workflow_state.current_task_state
    views = {"action": "workflow_action", "collect": "collect_workflow_action_data"}
    return reverse(f"wagtailadmin_pages:{views[verb]}", args=[page.pk, name, state.pk])


def plan(draft, editor, **hours):
    """Let the editor write the hours of going live and of leaving into the page."""
    page = draft.case.pages.get().get_latest_revision_as_object()
    for name, moment in hours.items():
        setattr(page, name, moment)
    page.save_revision(user=editor)
    return page


def let_the_hour_come():
    """What was planned for a later hour was planned for a minute ago."""
    past = timezone.now() - datetime.timedelta(minutes=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save(update_fields=["content", "approved_go_live_at"])
    call_command("publish_scheduled")


def in_feed(client, page):
    """Whether subscribers of the list are told of the page."""
    return f"/practices/{page.slug}/" in client.get("/ru/practices/feed/").content.decode()


def test_a_group_above_the_whole_is_not_approved_and_nothing_of_it_stays(author, editor):
    draft = submitted(author)
    break_facts(draft.case)

    with pytest.raises(PermissionDenied):
        review(draft, editor, "approve")

    draft.refresh_from_db()
    assert (draft.approved_at, Case.objects.published().count()) == (None, 0)
    assert Letter.objects.filter(kind="case_published").count() == 0


def test_it_is_refused_for_a_later_hour_too(author, editor):
    draft = submitted(author)
    break_facts(draft.case)
    plan(draft, editor, go_live_at=SOON)

    with pytest.raises(PermissionDenied):
        review(draft, editor, "approve")

    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 0


def test_the_button_of_publishing_says_why_it_refuses(author, editor, desk):
    draft = submitted(author)
    break_facts(draft.case)
    page = draft.case.pages.get()
    form = desk.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    data = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    data |= {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}

    answer = desk.post(
        f"/admin/pages/{page.pk}/edit/", {**data, "action-publish": "1"}, follow=True
    )

    page.refresh_from_db()
    assert page.live is False
    assert "100000" in answer.content.decode().replace("\xa0", "")


def test_the_window_of_approving_shows_warnings_and_no_button_when_forbidden(author, desk):
    draft = submitted(author)
    page = draft.case.pages.get()
    before = desk.get(door(page, "approve")).json()["html"]

    break_facts(draft.case)
    after = desk.get(door(page, "approve")).json()["html"]

    assert ("<button" in before, "<button" in after) == (True, False)


def test_the_case_goes_live_whole_at_its_hour_and_leaves_at_its_end(author, editor, client):
    draft = submitted(author)
    page = plan(draft, editor, go_live_at=SOON, expire_at=SOON + datetime.timedelta(days=1))
    review(draft, editor, "approve")
    assert (Case.objects.published().count(), CaseFacet.objects.count()) == (0, 0)
    assert client.get(f"/ru/practices/{page.slug}/").status_code == 404
    assert in_feed(client, page) is False

    let_the_hour_come()

    draft.refresh_from_db()
    version = CaseVersion.objects.get()
    assert draft.approved_at is not None
    assert version.approved_by == editor
    assert CaseFacet.objects.filter(case=draft.case, facet="theme").exists()
    assert Letter.objects.filter(kind="case_published").count() == 1
    assert client.get(f"/ru/practices/{page.slug}/").status_code == 200
    assert in_feed(client, page) is True

    past = timezone.now() - datetime.timedelta(minutes=1)
    CasePage.objects.filter(case=draft.case).update(expire_at=past)
    call_command("publish_scheduled")

    assert Case.objects.published().count() == 0
    assert CaseFacet.objects.filter(case=draft.case).count() == 0
    assert client.get(f"/ru/practices/{page.slug}/").status_code == 404
    assert in_feed(client, page) is False


def test_planned_facts_of_a_change_wait_for_the_hour_together_with_the_text(author, editor):
    case = published(author, editor).case
    proposal = propose_change(case_id=case.pk, person=author, language="ru")
    answers = {**proposal.answers["money"], "rows-0-amount": ["20,0"]}
    save_section(
        draft_id=proposal.pk, person=author, section=Section.MONEY, answers=answers, version=None
    )
    sent = submit_case(draft_id=proposal.pk, person=author)
    plan(sent, editor, go_live_at=SOON)

    review(sent, editor, "approve")
    before = Case.objects.get(pk=case.pk).total_som
    let_the_hour_come()

    assert (before, Case.objects.get(pk=case.pk).total_som) == (37_000, 45_000)


@pytest.mark.parametrize("who", ["author", "colleague", "stranger"])
def test_nobody_but_an_editor_publishes_a_first_submission_by_any_door(author, client, who):
    draft = submitted(author)
    CaseDraft.objects.filter(pk=draft.pk).update(is_shared=True)
    colleague = make_person("colleague@example.org", place="example-1")
    people = {"author": author, "colleague": colleague, "stranger": make_person("s@example.org")}
    page = draft.case.pages.get()
    client.force_login(people[who])

    answers = [
        client.post(door(page, "approve", verb), {"comment": ""}).status_code
        for verb in ("action", "collect")
    ]
    answers += [
        client.post(address, data).status_code
        for address, data in (
            (f"/admin/pages/{page.pk}/edit/", {"action-publish": "1", "title": "X"}),
            (f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {}),
            (f"/admin/api/main/pages/{page.pk}/action/publish/", {}),
            (f"/admin/pages/{page.pk}/revisions/{page.latest_revision_id}/revert/", {}),
            (f"/admin/case-desk/{draft.case_id}/hand-over/", {"incoming": "1"}),
        )
    ]

    assert set(answers) <= {302, 403, 404, 405}
    assert CasePage.objects.filter(live=True).count() == 0
    assert state_of(draft).stage == "under_review"


@pytest.mark.parametrize("who", ["author", "colleague"])
def test_the_task_itself_gives_no_action_to_people_without_the_group(author, who):
    draft = submitted(author)
    people = {"author": author, "colleague": make_person("c@example.org", place="example-1")}
    page = draft.case.pages.get()
    task = page.current_workflow_state.current_task_state.task.specific

    assert task.get_actions(page, people[who]) == []


def test_sending_again_and_again_never_publishes(author):
    draft = submitted(author)

    for _time in range(3):
        submit_case(draft_id=draft.pk, person=author)

    assert CasePage.objects.filter(live=True).count() == 0

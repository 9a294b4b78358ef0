"""Words by section: the editor writes them at the return, the sender sees and settles them."""

import json

import pytest
from django.urls import reverse

from best_practice.models import CaseDraft, CaseRemark
from best_practice.services.submit_case import submit_case
from people.models import Letter
from tests.factories.drafts import make_person, review, submitted

pytestmark = pytest.mark.django_db


def give_back(draft, editor, comment="Почти готово.", **sections):
    page = draft.case.pages.get()
    state = page.current_workflow_state.current_task_state
    answers = {f"remark_{name}": text for name, text in sections.items()}
    state.task.specific.on_action(state, editor, "reject", comment=comment, **answers)
    draft.refresh_from_db()
    return draft


def section_of(draft, name):
    return reverse("case_section", args=[draft.pk, name])


def test_remarks_are_kept_by_section_with_the_general_words(author, editor):
    draft = give_back(submitted(author), editor, money="Откуда 12 тысяч?", people="Кто эти 290?")

    rows = draft.remarks.order_by("pk").values_list("section", "text", "author")
    assert list(rows) == [
        ("", "Почти готово.", editor.pk),
        ("money", "Откуда 12 тысяч?", editor.pk),
        ("people", "Кто эти 290?", editor.pk),
    ]


def test_the_letter_quotes_every_section_by_name(author, editor):
    give_back(submitted(author), editor, money="Откуда 12 тысяч?")

    text = Letter.objects.get(kind="case_returned").text
    assert "Почти готово." in text
    assert "Деньги:\nОткуда 12 тысяч?" in text


def test_the_sender_sees_each_remark_beside_its_section_only(author, editor, client):
    draft = give_back(submitted(author), editor, money="Откуда 12 тысяч?", people="Кто эти 290?")
    client.force_login(author)

    money = client.get(section_of(draft, "money")).content.decode()
    overview = client.get(reverse("case_overview", args=[draft.pk])).content.decode()

    assert ("Откуда 12 тысяч?" in money, "Кто эти 290?" in money) == (True, False)
    assert "Откуда 12 тысяч?" in overview
    assert "Кто эти 290?" in overview


def test_marking_done_saves_what_is_typed_and_can_be_taken_back(author, editor, client):
    draft = give_back(submitted(author), editor, story="Что было раньше?")
    remark = draft.remarks.get(section="story")
    client.force_login(author)
    typed = {"problem": "Раньше воду возили.", "solution": "Поставили панели.", "version": ""}
    page = client.get(section_of(draft, "story"))
    typed["version"] = page.context["version"]

    answer = client.post(
        section_of(draft, "story"), {**typed, "action": f"remark-done:{remark.pk}"}
    )

    assert answer.url.endswith(f"#remark-{remark.pk}")
    remark.refresh_from_db()
    assert remark.done_by == author
    assert CaseDraft.objects.get(pk=draft.pk).answers["story"]["problem"] == ["Раньше воду возили."]

    version = client.get(section_of(draft, "story")).context["version"]
    typed |= {"version": version, "action": f"remark-open:{remark.pk}"}
    client.post(section_of(draft, "story"), typed)

    remark.refresh_from_db()
    assert (remark.done_at, remark.done_by) == (None, None)


@pytest.mark.parametrize("number", ["", "abc", "9" * 30, "-1", "²"])
def test_a_made_up_remark_changes_nothing(author, editor, client, number):
    draft = give_back(submitted(author), editor, story="Что было раньше?")
    client.force_login(author)
    version = client.get(section_of(draft, "story")).context["version"]

    answer = client.post(
        section_of(draft, "story"), {"version": version, "action": f"remark-done:{number}"}
    )

    assert answer.status_code == 302
    assert draft.remarks.filter(done_at=None).count() == 2


def test_a_remark_of_somebody_elses_draft_is_out_of_reach(author, editor, client):
    theirs = give_back(submitted(author), editor, money="Откуда 12 тысяч?").remarks.get(
        section="money"
    )
    other = make_person("other@example.org", place="example-2")
    draft = give_back(submitted(other), editor, story="Что было раньше?")
    client.force_login(other)
    version = client.get(section_of(draft, "story")).context["version"]

    client.post(
        section_of(draft, "story"), {"version": version, "action": f"remark-done:{theirs.pk}"}
    )

    theirs.refresh_from_db()
    assert theirs.done_at is None


def test_remarks_survive_the_next_sending_and_reach_the_editor_with_their_state(
    author, editor, desk
):
    draft = give_back(submitted(author), editor, money="Откуда 12 тысяч?")
    CaseRemark.objects.filter(section="money").update(done_at=draft.submitted_at)

    submit_case(draft_id=draft.pk, person=author)

    page = desk.get(f"/admin/pages/{draft.case.pages.get().pk}/edit/").content.decode()
    assert "Откуда 12 тысяч?" in page
    assert draft.remarks.count() == 2


def test_the_window_of_the_return_asks_for_words_by_section(author, editor, desk):
    draft = submitted(author)
    page = draft.case.pages.get()
    state = page.current_workflow_state.current_task_state
    address = reverse(
        "wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, "reject", state.pk]
    )

    answer = desk.post(
        address,
        {"comment": "Почти.", "remark_money": "Откуда?"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    said = json.loads(answer.content)["cleaned_data"]
    assert (said["comment"], said["remark_money"], said["remark_idea"]) == ("Почти.", "Откуда?", "")


def test_a_return_by_the_old_way_has_the_general_words_alone(author, editor):
    draft = review(submitted(author), editor, "reject", "Поправьте.")

    assert list(draft.remarks.values_list("section", "text")) == [("", "Поправьте.")]

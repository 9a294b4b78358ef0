"""Drafts of cases and the people around them, made through the services people use."""

import uuid

from django.contrib.auth.models import Group
from django.utils import timezone

from best_practice.choices import Section
from best_practice.services.save_draft import save_section, start_draft
from best_practice.services.submit_case import submit_case
from organisations.models import Membership, Municipality
from people.models import User

ANSWERS = {
    "idea": {
        "title": ["Насос на солнечных панелях"],
        "summary": ["Вода в каждом дворе без счёта за свет."],
        "municipality": ["Айылный аймак «Пример 1»"],
        "theme": ["services.water"],
        "sdgs": ["6"],
        "started": ["09.2021"],
        "ended": [""],
    },
    "story": {"problem": ["Воды не хватало."], "solution": ["Поставили панели."]},
    "money": {
        "rows-TOTAL_FORMS": ["2"],
        "rows-INITIAL_FORMS": ["0"],
        "rows-0-source": ["local-budget"],
        "rows-0-purpose": ["Насос"],
        "rows-0-amount": ["12,0"],
        "rows-1-source": ["donor-project"],
        "rows-1-purpose": ["Панели"],
        "rows-1-amount": ["25,0"],
    },
    "people": {
        "participants_total": ["290"],
        "participants_label": ["жители"],
        "groups_overlap": ["yes"],
        "rows-TOTAL_FORMS": ["1"],
        "rows-INITIAL_FORMS": ["0"],
        "rows-0-label": ["женщины"],
        "rows-0-count": ["114"],
    },
    "steps": {
        "rows-TOTAL_FORMS": ["1"],
        "rows-INITIAL_FORMS": ["0"],
        "rows-0-title": ["Совет решил"],
        "rows-0-responsible": ["айыльный кенеш"],
        "rows-0-when": ["28.12.2020"],
        "rows-0-document_name": ["Постановление № 226"],
    },
    "results": {
        "contact_post": ["Ответственный секретарь"],
        "rows-TOTAL_FORMS": ["1"],
        "rows-INITIAL_FORMS": ["0"],
        "rows-0-who": ["Жители"],
        "rows-0-indicator": ["Дворы с водой"],
        "rows-0-baseline": ["0"],
        "rows-0-value": ["214"],
        "rows-0-unit": ["дворов"],
        "rows-0-year": ["2021"],
    },
    "photos": {"photos-TOTAL_FORMS": ["0"]},
}
PASSWORD = "long-and-plain-2026"


def make_person(email="author@example.org", *, place=None, **fields):
    """A person, who acts for a municipality when `place` names its code."""
    person = User.objects.create_user(email, PASSWORD, **fields)
    if place:
        Membership.objects.create(
            person=person,
            municipality=Municipality.objects.get(code=place),
            post_ru="Ответственный секретарь",
            confirmed_at=timezone.now(),
            from_date="2020-01-01",
        )
    return person


def make_editor(email="editor@example.org"):
    """An editor who may approve cases."""
    editor = make_person(email)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def make_draft(person, *, language="ru", **changes):
    """A complete draft; `changes` replace whole sections."""
    draft = start_draft(person=person, language=language, form_key=uuid.uuid4())
    for section in Section:
        answers = {**ANSWERS, **changes}[section.value]
        draft = save_section(
            draft_id=draft.pk, person=person, section=section, answers=answers, version=None
        )
    return draft


def submitted(person, **options):
    """A draft that was sent to the editors."""
    return submit_case(draft_id=make_draft(person, **options).pk, person=person)


def review(draft, editor, action, comment=""):
    """Let the editor approve the page of a draft, or reject it with words."""
    page = draft.case.pages.get(locale__language_code=draft.language)
    task_state = page.current_workflow_state.current_task_state
    options = {"comment": comment} if comment else {}
    task_state.task.specific.on_action(task_state.specific, editor, action, **options)
    draft.refresh_from_db()
    return draft


def published(person, editor, **options):
    """A draft that an editor approved."""
    return review(submitted(person, **options), editor, "approve")

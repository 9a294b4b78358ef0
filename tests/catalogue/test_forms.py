"""Forms met with what no form expects: the answer, the text, and everything else untouched."""

import uuid

import pytest
from django.core import mail
from django.utils import timezone

from best_practice.choices import Stage
from best_practice.engine.answers import section_version
from best_practice.models import Case, CasePage
from best_practice.selectors.drafts import state_of
from home.models import MistakeReport
from people.jobs import deliver
from people.models import Letter
from people.services import queue_letter
from tests.best_practice.form_steps import address, fresh, post
from tests.catalogue.sentences import numbers, shown_error
from tests.catalogue.unchanged import nothing_changes
from tests.factories.drafts import (
    ANSWERS,
    make_draft,
    make_editor,
    published,
    review,
    submitted,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DRAFT = ("best_practice.CaseDraft",)
NASTY = ["<img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "%s%n", "{% debug %}", "<b>ы</b>"]


def test_bad_36_text_too_long_says_how_long_it_may_be_and_is(visitor, author, client):
    draft = fresh(author)

    with nothing_changes(but=DRAFT):
        response = post(visitor, draft, "idea", title=["Ү" * 300])

    draft.refresh_from_db()
    assert response.status_code == 200
    assert {"120", "300"} <= numbers(shown_error(response, "title"))
    assert draft.answers["idea"]["title"] == ["Ү" * 300]
    assert "Ү" * 300 in response.content.decode()


def test_bad_36_report_too_long_is_kept_in_the_form(client):
    with nothing_changes():
        response = client.post("/ru/mistake/", {"text": "Ү" * 3001})

    assert {"3000", "3001"} <= numbers(shown_error(response, "text"))
    assert "Ү" * 3001 in response.content.decode()


def test_bad_37_form_of_four_megabytes_is_answered_in_words(visitor, author):
    draft = make_draft(author)
    path = address("case_section", draft, "story")

    with nothing_changes():
        response = visitor.post(path, {"problem": "ы" * 2_200_000})

    assert response.status_code == 413
    assert "<h1>Отправлено слишком много сразу</h1>" in response.content.decode()


def test_bad_38_post_of_two_thousand_fields_is_answered_in_words(visitor, author):
    draft = make_draft(author)

    with nothing_changes():
        response = visitor.post(
            address("case_section", draft, "story"), {f"x{n}": "" for n in range(2000)}
        )

    assert response.status_code == 400
    assert "<h1>Запрос не удалось прочитать</h1>" in response.content.decode()


def test_bad_40_back_and_again_gives_the_same_receipt(visitor, author):
    draft = make_draft(author)
    first = visitor.post(address("case_check", draft), {"licence": "on"})

    with nothing_changes():
        again = visitor.post(address("case_check", draft), {"licence": "on"})
        visitor.get(address("case_check", draft))

    assert again.url == first.url == address("case_sent", draft)
    assert visitor.get(again.url).content == visitor.get(first.url).content


def test_bad_40_report_sent_again_from_the_same_form_is_one_report(client):
    sent = {"text": "Сумма не сходится.", "form_key": str(uuid.uuid4()), "page": "/ru/"}
    first = client.post("/ru/mistake/", sent)

    with nothing_changes():
        again = client.post("/ru/mistake/", sent)

    assert (again.status_code, again.url) == (302, first.url)
    assert MistakeReport.objects.count() == 1


def test_bad_41_second_window_overwrites_nothing_and_loses_nothing(visitor, author):
    draft = make_draft(author)

    with nothing_changes():
        response = post(
            visitor, draft, "story", problem=["Мой"], version=[section_version({}, "story")]
        )

    page = response.content.decode()
    assert (response.status_code, "Мой" in page, "Воды не хватало." in page) == (409, True, True)


def test_bad_45_time_and_author_of_the_post_are_ignored(visitor, author):
    draft = make_draft(author)
    other = UserFactory()
    before = timezone.now()
    forged = {
        "licence": "on",
        "submitted_at": "2001-01-01T00:00:00Z",
        "licence_agreed_at": "2001-01-01",
        "author": str(other.pk),
        "submitter": str(other.pk),
        "number": "777",
    }

    visitor.post(address("case_check", draft), forged)

    draft.refresh_from_db()
    assert before <= draft.submitted_at <= timezone.now()
    assert before <= draft.licence_agreed_at <= timezone.now()
    assert (draft.author, draft.case.submitter, draft.case.number) == (author, author, 1)


@pytest.mark.parametrize("section", ["idea", "story", "money", "people", "steps", "results"])
def test_bad_47_old_edit_address_changes_nothing_after_sending(visitor, author, section):
    draft = submitted(author)

    with nothing_changes():
        looked = visitor.get(address("case_section", draft, section))
        response = post(visitor, draft, section, problem=["Позже"], title=["Позже"])
        autosaved = visitor.post(
            address("case_section", draft, section),
            {"title": "Позже"},
            headers={"X-Keep": "autosave"},
        )

    assert (looked.status_code, response.status_code) == (302, 302)
    assert response.url == address("case_overview", draft)
    assert (autosaved.status_code, "Позже" in autosaved.json()["text"]) == (409, False)


def test_bad_48_state_asked_for_in_a_post_is_ignored(visitor, author):
    draft = make_draft(author)
    forged = {"stage": "published", "state": "published", "live": "on", "is_public": "on"}

    post(visitor, draft, "story", **forged)
    visitor.post(address("case_check", draft), {**forged, "licence": "on", "action-approve": "1"})

    draft.refresh_from_db()
    page = CasePage.objects.get()
    assert (state_of(draft).stage, page.live) == (Stage.UNDER_REVIEW, False)
    assert Case.objects.published().count() == 0


def test_bad_48_author_cannot_approve_their_own_case(visitor, author):
    draft = submitted(author)
    page = draft.case.pages.get()
    task_state = page.current_workflow_task_state

    with nothing_changes():
        answers = [
            visitor.post(path, {"action-publish": "1", "comment": "да"})
            for path in (
                f"/admin/pages/{page.pk}/edit/",
                f"/admin/pages/workflow/action/{page.pk}/approve/{task_state.pk}/",
                f"/admin/pages/workflow/confirm_action/{page.pk}/approve/{task_state.pk}/",
            )
        ]

    # Who may not enter is told so at the admin's door.
    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert state_of(draft).stage == Stage.UNDER_REVIEW


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+996 555 12-34-56", "+996 555 123 456"),
        ("0555123456", "+996 555 123 456"),
        ("０５５５ 12 34 56", "+996 555 123 456"),
        ("(03222) 5-12-34", "+996 3222 51234"),
        ("+7 495 123-45-67", "+7 495 123-45-67"),
        ("", ""),
    ],
)
def test_bad_52_phone_in_any_spelling_gets_one(visitor, author, typed, kept):
    draft = make_draft(author)

    answer = post(visitor, draft, "results", contact_phone=[typed])
    visitor.post(address("case_check", draft), {"licence": "on"})

    assert (answer.status_code, Case.objects.get().contact_phone) == (302, kept)


@pytest.mark.parametrize("typed", ["звоните вечером", "12", "0555 12 34 56 78 90 12", "+999 1"])
def test_bad_52_what_is_no_phone_is_an_error_beside_the_field(visitor, author, typed):
    draft = fresh(author)

    with nothing_changes(but=DRAFT):
        response = post(visitor, draft, "results", contact_phone=[typed])

    draft.refresh_from_db()
    assert "+996 555 123 456" in shown_error(response, "contact_phone")
    assert draft.answers["results"]["contact_phone"] == [typed]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "%0aBcc:", "\u2028"])
def test_bad_53_line_break_in_an_address_is_an_error_beside_the_field(client, end):
    typed = f"a@b.kg{end}Bcc: all@example.org"

    with nothing_changes():
        response = client.post("/ru/mistake/", {"text": "Сумма", "email": typed})

    assert list(response.context["form"].errors) == ["email"]
    assert "Сумма</textarea>" in response.content.decode()


def test_bad_53_line_break_in_a_title_adds_no_header_to_a_letter(author):
    draft = submitted(author, idea={**ANSWERS["idea"], "title": ["Насос\r\nBcc: all@example.org"]})
    review(draft, make_editor(), "reject", "Кто?\r\nBcc: all@example.org")

    for letter in Letter.objects.all():
        deliver(letter.pk)

    assert mail.outbox != []
    for message in mail.outbox:
        headers = message.message()
        assert (headers["Bcc"], headers["Cc"], len(message.recipients())) == (None, None, 1)


@pytest.mark.parametrize("nasty", NASTY)
def test_bad_54_markup_and_template_signs_are_shown_as_typed(author, client, nasty):
    editor = make_editor()
    answers = {"title": [nasty], "summary": [nasty]}
    draft = published(author, editor, idea={**ANSWERS["idea"], **answers})
    page = draft.case.pages.get()
    client.force_login(editor)

    seen = [
        client.get(path).content.decode()
        for path in (page.url_path, "/ru/practices/", "/ru/", f"/admin/pages/{page.pk}/edit/")
    ]
    found = client.get("/admin/pages/search/", {"q": "x"}).content.decode()

    assert [nasty in text for text in seen[:3]] == [not nasty.startswith("<")] * 3
    for text in (*seen, found):
        assert "<img src=x" not in text
        assert "<b>ы</b>" not in text
        assert ">49<" not in text


@pytest.mark.parametrize("nasty", [*NASTY, "[вход](https://evil.example)", "https://evil.example"])
def test_bad_55_what_a_letter_quotes_is_text_without_a_link(nasty):
    person = UserFactory()

    context = {"number": 7, "title": nasty, "comment": nasty, "action_path": "/ru/my/"}
    queue_letter(event="x", person=person, kind="case_returned", context=context)

    letter = Letter.objects.get(event="x")
    assert nasty in letter.text
    assert 'href="https://evil' not in letter.html
    assert "<img src=x" not in letter.html
    assert "<b>ы" not in letter.html

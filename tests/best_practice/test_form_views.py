"""The form in a browser without scripts: kept as typed, sentences beside fields, nothing lost."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from best_practice.engine.answers import section_version
from best_practice.models import CaseDraft
from media_library.models import Upload
from people.models import HeldForm
from tests.best_practice.form_steps import address, fresh, picture, post
from tests.factories.drafts import ANSWERS, make_draft, make_person

pytestmark = pytest.mark.django_db


def test_starting_twice_with_one_form_opens_one_draft(visitor):
    key = str(uuid.uuid4())

    first = visitor.post("/ru/practices/submit/", {"form_key": key, "language": "ky"})
    second = visitor.post("/ru/practices/submit/", {"form_key": key, "language": "ky"})

    draft = CaseDraft.objects.get()
    assert first.url == second.url == address("case_section", draft, "idea")
    assert draft.language == "ky"


def test_every_section_leads_to_the_next_and_the_last_to_the_check(visitor, author):
    draft = fresh(author)

    steps = [post(visitor, draft, name).url for name in ANSWERS]

    assert [url.split("/")[-2] for url in steps] == [
        "story",
        "money",
        "people",
        "steps",
        "results",
        "photos",
        "check",
    ]


def test_a_wrong_sum_is_kept_and_explained_beside_the_field(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "money", **{"rows-0-amount": ["одиннадцать"]})

    page = response.content.decode()
    draft.refresh_from_db()
    assert response.status_code == 200
    assert draft.answers["money"]["rows-0-amount"] == ["одиннадцать"]
    assert 'value="одиннадцать"' in page
    assert 'href="#id_rows-0-amount"' in page
    assert 'aria-invalid="true"' in page


def test_more_girls_than_children_is_refused_with_the_row(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "people", **{"rows-0-count": ["1140"]})

    page = response.content.decode()
    assert 'href="#id_rows-0-count"' in page


def test_overlapping_groups_that_add_up_to_more_than_all_are_fine(visitor, author):
    draft = fresh(author)

    response = post(
        visitor,
        draft,
        "people",
        **{
            "rows-TOTAL_FORMS": ["2"],
            "rows-0-count": ["200"],
            "rows-1-label": ["дети мигрантов"],
            "rows-1-count": ["200"],
        },
    )

    assert response.status_code == 302


def test_an_unknown_municipality_is_named_and_the_rest_kept(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "idea", municipality=["Нигде"])

    draft.refresh_from_db()
    assert "Нигде" in response.content.decode()
    assert draft.answers["idea"]["title"] == ["Насос на солнечных панелях"]


def test_a_municipality_is_found_without_kyrgyz_letters_and_quotes(visitor, author):
    draft = fresh(author)

    response = post(
        visitor, draft, "idea", municipality=["айылныи аймак пример 1".replace("и а", "й а")]
    )

    assert response.status_code == 302


def test_another_row_is_one_press_and_keeps_everything(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "money", action=["add_row:rows"])

    draft.refresh_from_db()
    assert response.url.endswith("#rows-3")
    assert draft.answers["money"]["rows-TOTAL_FORMS"] == ["3"]
    assert visitor.get(response.url).content.decode().count('class="form-row"') == 3


def test_a_file_stays_when_another_field_is_wrong(visitor, author):
    draft = fresh(author)
    file = SimpleUploadedFile("протокол.jpg", picture())

    response = post(visitor, draft, "steps", **{"rows-0-title": [""], "rows-0-file": file})

    upload = Upload.objects.get()
    draft.refresh_from_db()
    assert response.status_code == 200
    assert draft.answers["steps"]["rows-0-document"] == [str(upload.pk)]
    assert "протокол.jpg" in response.content.decode()
    assert upload.state == "claimed"


def test_a_too_large_file_is_refused_in_words_and_the_text_kept(visitor, author, settings):
    settings.UPLOAD_MAX_SIZE = 1_000_000
    draft = fresh(author)
    file = SimpleUploadedFile("план.pdf", b"%PDF-1.4" + b"0" * 1_200_000)

    response = post(visitor, draft, "steps", **{"rows-0-file": file})

    draft.refresh_from_db()
    assert "1,1" in response.content.decode()
    assert draft.answers["steps"]["rows-0-title"] == ["Совет решил"]
    assert Upload.objects.count() == 0


def test_a_file_can_be_taken_off_again(visitor, author):
    draft = fresh(author)
    post(visitor, draft, "steps", **{"rows-0-file": SimpleUploadedFile("a.jpg", picture())})
    upload = Upload.objects.get()

    post(
        visitor,
        draft,
        "steps",
        **{"rows-0-document": [str(upload.pk)], "action": [f"remove:{upload.pk}"]},
    )

    draft.refresh_from_db()
    assert Upload.objects.count() == 0
    assert draft.answers["steps"]["rows-0-document"] == [""]


def test_two_windows_both_texts_are_shown_and_nothing_is_overwritten(visitor, author):
    draft = make_draft(author)
    stale = section_version({}, "story")

    response = post(visitor, draft, "story", problem=["Мой новый текст"], version=[stale])

    page = response.content.decode()
    draft.refresh_from_db()
    assert response.status_code == 409
    assert "Мой новый текст" in page
    assert "Воды не хватало." in page
    assert draft.answers["story"] == ANSWERS["story"]


def test_autosave_answers_with_version_and_time(visitor, author):
    draft = fresh(author)

    response = visitor.post(
        address("case_section", draft, "story"),
        {"problem": "Начало", "version": section_version({}, "story")},
        headers={"X-Keep": "autosave"},
    )

    draft.refresh_from_db()
    assert response.json()["version"] == section_version(draft.answers, "story")
    assert draft.answers["story"] == {"problem": ["Начало"]}


def test_autosave_of_a_signed_out_visitor_says_so(client, author):
    draft = make_draft(author)

    response = client.post(
        address("case_section", draft, "story"),
        {"problem": "Начало"},
        headers={"X-Keep": "autosave"},
    )

    assert response.status_code == 401


def test_an_expired_session_loses_neither_text_nor_file(visitor, author):
    draft = fresh(author)
    page = visitor.get(address("case_section", draft, "steps"))
    hold = page.context["hold"]
    visitor.logout()

    response = post(
        visitor,
        draft,
        "steps",
        **{
            "rows-0-title": ["Напечатано без сессии"],
            "rows-0-file": SimpleUploadedFile("протокол.jpg", picture()),
            "hold": [hold],
        },
    )

    assert "/account/login/" in response.url
    assert HeldForm.objects.count() == 1
    visitor.force_login(author)
    shown = visitor.get(address("case_section", draft, "steps")).content.decode()
    draft.refresh_from_db()
    assert "Напечатано без сессии" in shown
    assert "протокол.jpg" in shown
    assert draft.answers["steps"]["rows-0-title"] == ["Напечатано без сессии"]


def test_held_text_never_reaches_another_account(visitor, author, client):
    draft = fresh(author)
    hold = visitor.get(address("case_section", draft, "story")).context["hold"]
    visitor.logout()
    post(visitor, draft, "story", problem=["Секрет автора"], hold=[hold])
    other = make_person("other@example.org")

    client.force_login(other)
    response = client.get(address("case_section", draft, "story"))

    assert response.status_code == 404
    assert HeldForm.objects.count() == 1

"""The form in a browser without scripts: kept as typed, sentences beside fields, nothing lost."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from best_practice.models import Case, CaseDraft, CasePage
from media_library.models import Upload
from people.models import HeldForm
from tests.factories.drafts import ANSWERS, PASSWORD, make_draft, make_editor, make_person, review

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_person(place="example-1")


@pytest.fixture
def visitor(client, author):
    client.force_login(author)
    return client


def address(name, draft, *rest, language="ru"):
    with translation.override(language):
        return reverse(name, args=[draft.pk, *rest])


def post(client, draft, section, **changes):
    draft.refresh_from_db()
    data = {**ANSWERS[section], "version": [str(draft.version)], **changes}
    return client.post(address("case_section", draft, section), data)


def fresh(author):
    draft = make_draft(author)
    CaseDraft.objects.filter(pk=draft.pk).update(answers={})
    draft.refresh_from_db()
    return draft


def picture(kind="JPEG", size=(40, 30), exif=None):
    written = io.BytesIO()
    options = {"exif": exif} if exif else {}
    Image.new("RGB", size, "green").save(written, kind, **options)
    return written.getvalue()


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

    response = post(visitor, draft, "money", action=["add_row"])

    draft.refresh_from_db()
    assert response.url.endswith("#row-3")
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
    stale = str(draft.version - 1)

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
        {"problem": "Начало", "version": draft.version},
        headers={"X-Keep": "autosave"},
    )

    draft.refresh_from_db()
    assert response.json()["version"] == draft.version
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


def test_check_names_what_is_missing_and_sends_nothing(visitor, author):
    draft = make_draft(author, story={"problem": [""], "solution": ["Панели"]})

    response = visitor.post(address("case_check", draft), {"licence": "on"})

    page = response.content.decode()
    assert Case.objects.count() == 0
    assert address("case_section", draft, "story") + "?check=1#id_problem" in page


def test_sending_needs_the_licence(visitor, author):
    draft = make_draft(author)

    response = visitor.post(address("case_check", draft), {})

    assert Case.objects.count() == 0
    assert 'href="#id_licence"' in response.content.decode()


def test_sending_gives_a_number_and_twice_gives_the_same(visitor, author):
    draft = make_draft(author)

    first = visitor.post(address("case_check", draft), {"licence": "on"})
    second = visitor.post(address("case_check", draft), {"licence": "on"})

    assert first.url == second.url == address("case_sent", draft)
    assert Case.objects.count() == 1
    draft.refresh_from_db()
    assert (draft.licence_version, draft.licence_agreed_at is not None) == ("1.0", True)
    assert str(Case.objects.get().number) in visitor.get(first.url).content.decode()


def test_the_editors_words_are_shown_with_the_form(visitor, author):
    draft = make_draft(author)
    visitor.post(address("case_check", draft), {"licence": "on"})
    draft.refresh_from_db()
    review(draft, make_editor(), "reject", "Кто платит за ремонт?")

    for name in ("case_overview",):
        assert "Кто платит за ремонт?" in visitor.get(address(name, draft)).content.decode()
    section = visitor.get(address("case_section", draft, "money")).content.decode()
    assert "Кто платит за ремонт?" in section


@pytest.mark.parametrize("name", ["case_overview", "case_check", "case_sent"])
def test_a_strangers_draft_answers_like_one_that_never_was(client, author, name):
    draft = make_draft(author)
    client.force_login(make_person("stranger@example.org"))

    theirs = client.get(address(name, draft))
    nobody = client.get(address(name, CaseDraft(pk=uuid.uuid4())))

    assert (theirs.status_code, nobody.status_code) == (404, 404)


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "x" * 1_000_000,
        "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    ],
)
def test_bad_37_absurd_text_is_answered_in_words_and_kept(visitor, author, text):
    draft = fresh(author)

    response = post(visitor, draft, "story", problem=[text])

    assert response.status_code in {200, 302}


def test_bad_58_broken_bookkeeping_of_rows_is_repaired(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "money", **{"rows-TOTAL_FORMS": ["минус"]})

    assert response.status_code in {200, 302}


def test_bad_50_absurd_sums_are_a_field_error(visitor, author):
    draft = fresh(author)

    response = post(visitor, draft, "money", **{"rows-0-amount": ["300000000000000"]})

    assert 'href="#id_rows-0-amount"' in response.content.decode()


@pytest.mark.parametrize("when", ["31.02.2021", "0001", "9999", "вчера"])
def test_bad_51_absurd_dates_are_a_field_error(visitor, author, when):
    draft = fresh(author)

    response = post(visitor, draft, "idea", started=[when])

    assert 'href="#id_started"' in response.content.decode()


def test_the_page_of_an_unpublished_case_is_not_public(client, author):
    draft = make_draft(author)
    client.force_login(author)
    client.post(address("case_check", draft), {"licence": "on"})
    page = CasePage.objects.get()
    client.logout()

    assert client.get(f"/ru/practices/{page.slug}/").status_code == 404


def test_evidence_opens_for_its_sender_and_nobody_else(visitor, author, client):
    draft = fresh(author)
    post(visitor, draft, "steps", **{"rows-0-file": SimpleUploadedFile("a.jpg", picture())})
    url = reverse("uploaded_file", args=[Upload.objects.get().pk])

    assert visitor.get(url).status_code == 200
    visitor.force_login(make_person("stranger@example.org"))
    assert visitor.get(url).status_code == 404
    visitor.logout()
    assert visitor.get(url).status_code == 404


def test_signing_in_again_uses_the_password_of_the_tests(client, author):
    assert client.login(email=author.email, password=PASSWORD)

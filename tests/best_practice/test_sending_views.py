"""Checking and sending, what strangers get, and input that is broken on purpose."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from best_practice.models import Case, CaseDraft, CasePage
from media_library.models import Upload
from tests.best_practice.form_steps import address, fresh, picture, post
from tests.factories.drafts import PASSWORD, make_draft, make_editor, make_person, review

pytestmark = pytest.mark.django_db


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


def test_a_draft_is_deleted_after_one_question(visitor, author):
    draft = make_draft(author)

    question = visitor.get(address("case_discard", draft))
    visitor.post(address("case_discard", draft))

    assert question.status_code == 200
    assert CaseDraft.objects.count() == 0


def test_a_sent_description_cannot_be_deleted(visitor, author):
    draft = make_draft(author)
    visitor.post(address("case_check", draft), {"licence": "on"})

    visitor.post(address("case_discard", draft))

    assert CaseDraft.objects.count() == 1


@pytest.mark.parametrize("total", ["9" * 5000, "²", "-1", ""])
def test_bad_58_an_absurd_number_of_rows_adds_one_row_at_most(visitor, author, total):
    draft = fresh(author)

    response = post(
        visitor, draft, "money", **{"rows-TOTAL_FORMS": [total], "action": ["add_row:rows"]}
    )

    assert response.status_code == 302


def test_bad_38_a_flood_of_fields_keeps_the_rows(visitor, author):
    draft = fresh(author)
    flood = {f"rows-{index}-nonsense": ["x"] for index in range(450)}

    response = post(visitor, draft, "money", **flood, action=["add_row:rows"])

    assert response.status_code == 302


def test_bad_97_past_thirty_files_the_text_is_kept_and_the_reason_said(visitor, author):
    draft = fresh(author)
    for number in range(30):
        upload = Upload.objects.create(
            owner=author, name=f"{number}.pdf", size=1, content_type="application/pdf", digest="x"
        )
        draft.files.create(upload=upload, kind="document")
    file = SimpleUploadedFile("a.jpg", picture())

    response = post(visitor, draft, "steps", **{"rows-0-file": file})

    draft.refresh_from_db()
    assert response.status_code == 200
    assert draft.answers["steps"]["rows-0-title"] == ["Совет решил"]
    assert 'href="#id_rows-0-file"' in response.content.decode()


def test_the_check_page_costs_the_same_for_many_rows(
    visitor, author, django_assert_max_num_queries
):
    many = {"rows-TOTAL_FORMS": ["30"], "rows-INITIAL_FORMS": ["0"]}
    for index in range(30):
        many |= {
            f"rows-{index}-source": ["local-budget"],
            f"rows-{index}-purpose": ["Насос"],
            f"rows-{index}-amount": ["1,0"],
        }
    draft = make_draft(author, money=many)

    with django_assert_max_num_queries(26):
        visitor.get(address("case_check", draft))

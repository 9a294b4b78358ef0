"""One case in two languages: texts are translated, facts are shared."""

import pytest
from django.test import TestCase
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from best_practice.choices import Section
from best_practice.models import Case, CaseFacet, CasePage
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import save_section
from best_practice.services.submit_case import submit_case
from tests.factories.drafts import make_editor, published, review
from tests.support.search import words_found

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def case(author, editor):
    return published(author, editor).case


def translate(case, title, editor):
    kyrgyz = Locale.objects.get(language_code="ky")
    page = case.pages.get(locale__language_code="ru")
    translate_object(page, [kyrgyz], user=editor)
    translation = Translation.objects.get(
        source__object__translation_key=page.translation_key, target_locale=kyrgyz
    )
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        text = title if segment.context.path == "title" else f"ky: {segment.string.data}"
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=kyrgyz,
            context=segment.context,
            data=text,
            last_translated_by=editor,
        )
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(user=editor, publish=True)
    return case.pages.get(locale=kyrgyz)


def test_a_translated_case_counts_once_and_keeps_its_facts(case, editor):
    page = translate(case, "Күн панелиндеги насос", editor)

    case.refresh_from_db()
    assert page.case == case
    assert (case.is_in_ru, case.is_in_ky) == (True, True)
    assert Case.objects.published().count() == 1
    assert set(CaseFacet.objects.filter(facet="lang").values_list("value", flat=True)) == {
        "ru",
        "ky",
    }
    assert "кун панелиндеги насос" in words_found(case)


def test_the_kyrgyz_address_is_readable(case, editor, client):
    page = translate(case, "Күн панелиндеги насос", editor)

    response = client.get(page.url)

    assert page.url.startswith("/ky/practices/")
    assert response.status_code == 200
    assert "Күн панелиндеги насос" in response.content.decode()


def test_publishing_the_translation_does_not_approve_a_russian_proposal(case, author, editor):
    proposal = propose_change(case_id=case.pk, person=author, language="ru")
    save_section(
        draft_id=proposal.pk,
        person=author,
        section=Section.MONEY,
        answers={**proposal.answers["money"], "rows-0-amount": ["99,0"]},
        version=None,
    )
    proposal = submit_case(draft_id=proposal.pk, person=author)

    translate(case, "Күн панелиндеги насос", editor)

    case.refresh_from_db()
    assert case.total_som == 37_000
    review(proposal, editor, "approve")
    case.refresh_from_db()
    assert case.total_som == 124_000


def test_the_editor_sees_the_proposed_facts_in_the_admin(case, author, editor, client):
    client.force_login(editor)
    page = CasePage.objects.get()

    response = client.get(f"/admin/pages/{page.pk}/edit/")

    body = response.content.decode()
    assert response.status_code == 200
    assert "12\xa0000\xa0сом" in body
    assert "Постановление № 226" in body or "Совет решил" in body

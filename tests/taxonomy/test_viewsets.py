"""Editors change vocabularies in the admin; nobody deletes a code."""

import pytest
from django.core.exceptions import ValidationError

from taxonomy.models import Term
from tests.factories.people import UserFactory
from tests.factories.taxonomy import TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=["Editors"]))
    return client


def test_editor_finds_terms_by_vocabulary(editor):
    response = editor.get("/admin/terms/", {"scheme": "sdg"})

    assert response.status_code == 200
    assert [term.scheme for term in response.context["object_list"]] == ["sdg"] * 17


def test_nobody_deletes_a_term(client):
    client.force_login(UserFactory(is_superuser=True))
    term = Term.objects.get(scheme="sdg", code="1")

    client.post(f"/admin/terms/delete/{term.pk}/")

    assert Term.objects.filter(pk=term.pk).exists()


def test_list_of_terms_costs_the_same_for_one_and_three(editor, django_assert_max_num_queries):
    Term.objects.filter(scheme="target_group").exclude(code="women").delete()
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(60) as captured:
            editor.get("/admin/terms/", {"scheme": "target_group"})
        counts.append(len(captured))
        TermFactory.create_batch(2, scheme="target_group")

    assert counts[0] == counts[1]


def test_editor_saves_a_term_whose_code_has_parts(editor):
    term = Term.objects.get(scheme="theme", code="services.water")
    answers = {
        "scheme": "theme",
        "code": "services.water",
        "parent": term.parent_id,
        "label_ru": "Питьевая вода",
        "label_ky": term.label_ky,
        "label_en": term.label_en,
        "synonyms_ru": "",
        "synonyms_ky": "",
        "position": "1",
    }

    editor.post(f"/admin/terms/edit/{term.pk}/", answers)

    term.refresh_from_db()
    assert term.label_ru == "Питьевая вода"
    term.full_clean()


@pytest.mark.parametrize("code", [".water", "services..water", "Services", "вода", "a b"])
def test_broken_code_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        TermFactory.build(scheme="theme", code=code).full_clean()

    assert list(refused.value.message_dict) == ["code"]

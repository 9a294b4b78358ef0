"""Vocabularies of the repository are loaded once and never written over."""

import pytest

from taxonomy.models import LegalAct, Term
from taxonomy.services import load_legal_acts, load_terms

pytestmark = pytest.mark.django_db


def test_second_load_adds_nothing():
    before = (Term.objects.count(), LegalAct.objects.count())

    added = (load_terms(), load_legal_acts())

    assert added == (0, 0)
    assert (Term.objects.count(), LegalAct.objects.count()) == before


def test_load_keeps_what_an_editor_renamed_and_retired():
    term = Term.objects.get(scheme="theme", code="services.water")
    term.label_ru, term.is_retired = "Питьевая вода", True
    term.save()

    load_terms()

    term.refresh_from_db()
    assert (term.label_ru, term.is_retired) == ("Питьевая вода", True)


def test_load_brings_back_a_term_that_is_missing():
    Term.objects.filter(scheme="sdg", code="17").delete()

    added = load_terms()

    assert added == 1
    assert Term.objects.filter(scheme="sdg").count() == 17

"""Bringing in finished cases: one version, the date they were public since, both languages."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.engine.facts import Budget, CaseFacts
from best_practice.models import CaseVersion
from best_practice.services.import_case import ImportRefused, import_case

pytestmark = pytest.mark.django_db

FACTS = CaseFacts(
    theme="services.water",
    terms=[{"scheme": "theme", "code": "services.water"}],
    municipalities=[],
    budget=[Budget("local-budget", {"ru": "Насос"}, 12_000)],
)


def test_a_case_in_two_languages_is_one_case_with_one_version():
    moment = datetime.datetime(2026, 3, 12, 4, tzinfo=datetime.UTC)

    case = import_case(
        facts=FACTS,
        texts={"ru": {"title": "Насос"}, "ky": {"title": "Насос жөнүндө"}},
        published_at=moment,
    )

    version = CaseVersion.objects.get()
    pages = {page.locale.language_code: page for page in case.pages.all()}
    assert (case.is_in_ru, case.is_in_ky, case.first_published_at) == (True, True, moment)
    assert (version.number, sorted(version.content["texts"])) == (1, ["ky", "ru"])
    assert pages["ru"].translation_key == pages["ky"].translation_key


def test_a_case_in_two_languages_is_read_once():
    with CaptureQueriesContext(connection) as captured:
        import_case(facts=FACTS, texts={"ru": {"title": "Насос"}, "ky": {"title": "Насос жөнүндө"}})

    kept = [one for one in captured if one["sql"].startswith('INSERT INTO "best_practice_casev')]
    assert len(kept) == 1


def test_a_case_without_any_text_is_refused():
    with pytest.raises(ImportRefused):
        import_case(facts=FACTS, texts={})

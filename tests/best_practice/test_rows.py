"""Facts in rows and versions: everything comes back, old versions stay as they were."""

import dataclasses

import pytest
from django.db import IntegrityError, transaction

from best_practice.engine.facts import CaseFacts, File, digest_of
from best_practice.models import Case, CaseVersion, EvidenceFile
from best_practice.selectors.rows import facts_of_case
from best_practice.services.import_case import import_case
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.write_facts import write_facts
from media_library.models import Upload
from tests.factories.best_practice import HOLIDAYS, evidence, facts, published_case
from tests.factories.whole_case import WHOLE
from tests.support.search import words_found

# The digest of HOLIDAYS as the first release wrote it, before plans, kinds and partners.
FIRST_RELEASE = {
    "theme": "services.water",
    "terms": [],
    "municipalities": ["example-1"],
    "started": "2021",
    "ended": "",
    "events_count": None,
    "villages_count": None,
    "participants_total": 20,
    "participants_label": {},
    "groups_overlap": True,
    "budget": [
        {"source": "local-budget", "purpose": {"ru": "Насос"}, "amount": 5, "is_in_kind": False}
    ],
    "groups": [{"label": {"ru": "дети"}, "count": 3}],
    "steps": [],
    "results": [],
    "files": [{"upload": "u", "kind": "photo", "name": "a.jpg", "size": 1, "title": {}}],
    "contact_post": {},
    "contact_phone": "",
    "contact_email": "",
    "is_example": False,
    "source_note": "",
}


def test_version_of_the_first_release_is_read_and_keeps_its_digest():
    read = CaseFacts.from_json(FIRST_RELEASE)

    assert (read.budget[0].currency, read.budget[0].planned) == ("KGS", None)
    assert (read.groups[0].kind, read.files[0].consent, read.part_of) == ("", "", None)
    assert digest_of(read.to_json()) == digest_of(FIRST_RELEASE)


def test_plain_json_brings_back_every_fact():
    assert CaseFacts.from_json(WHOLE.to_json()) == WHOLE


@pytest.mark.django_db
def test_rows_bring_back_every_fact():
    case = published_case(WHOLE)

    assert facts_of_case(case) == dataclasses.replace(WHOLE, terms=sorted_terms(WHOLE))


def sorted_terms(sample):
    return sorted(sample.terms, key=lambda term: (term["scheme"], term["code"]))


@pytest.mark.django_db
def test_case_that_tells_nothing_new_gets_no_new_version():
    case = published_case(HOLIDAYS)

    refresh_public_state(case_id=case.pk)

    content = CaseVersion.objects.get(case=case).content
    assert {"mode", "quotes", "part_of", "stated_som"}.isdisjoint(content["facts"])
    assert {"context", "conclusions"}.isdisjoint(content["texts"]["ru"])


@pytest.mark.django_db
def test_words_without_consent_are_in_no_version_and_found_by_nobody():
    case = published_case(WHOLE)

    shown = CaseVersion.objects.get(case=case).content["facts"]["quotes"]
    assert [quote["text"]["ru"] for quote in shown] == ["Дети ждали праздника."]
    assert "не печатайте меня" not in words_found(case)
    assert len(facts_of_case(case).quotes) == 2


@pytest.mark.django_db
def test_case_is_found_by_partners_conditions_and_posts_in_every_language():
    case = published_case(WHOLE)

    for words in ("development policy institute", "кабыл алынган жобо", "депутат кенеша", "girls"):
        assert words in words_found(case), words


@pytest.mark.django_db
def test_other_currencies_stay_out_of_the_sums_of_lists():
    case = published_case(WHOLE)

    assert (case.total_som, case.planned_som) == (36_000, 37_000)


@pytest.mark.django_db
def test_case_from_abroad_needs_no_municipality_and_is_found_by_its_country():
    abroad = facts(municipalities=[], countries=["KZ"], budget=[])

    case = import_case(facts=abroad, texts={"ru": {"title": "Вода в Алматинской области"}})

    assert facts_of_case(case).countries == ["KZ"]
    assert "казахстан" in words_found(case)
    assert not case.facet_values.filter(facet="region").exists()


@pytest.mark.django_db
def test_case_is_never_a_part_of_itself_nor_of_its_own_part():
    larger = published_case()
    part = published_case(facts(part_of=larger.number))

    write_facts(case=larger, facts=facts(part_of=part.number))
    write_facts(case=part, facts=facts(part_of=part.number))

    assert (Case.objects.get(pk=larger.pk).part_of, Case.objects.get(pk=part.pk).part_of) == (
        None,
        None,
    )


@pytest.fixture
def photo():
    return dataclasses.replace(
        evidence("Дети.jpg"), kind="photo", credit={"ru": "айыл окмоту"}, taken="2021-12"
    )


@pytest.mark.django_db
def test_photo_without_consent_is_kept_from_readers_until_somebody_agrees(photo):
    withheld = dataclasses.replace(photo, consent="withheld")

    case = published_case(facts(files=[withheld]))
    before = CaseVersion.objects.get(case=case).content["facts"]["files"]
    write_facts(case=case, facts=facts(files=[dataclasses.replace(photo, consent="children")]))

    assert before == []
    assert facts_of_case(case).files == [dataclasses.replace(photo, consent="children")]


@pytest.mark.django_db
def test_photo_without_consent_cannot_be_made_public_at_all(photo):
    case = published_case(facts(files=[dataclasses.replace(photo, consent="withheld")]))

    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceFile.objects.filter(case=case).update(is_public=True)


@pytest.mark.django_db
def test_photo_that_editors_took_from_readers_stays_away_when_the_sender_writes_again(photo):
    case = published_case(facts(files=[photo]))
    EvidenceFile.objects.filter(case=case).update(is_public=False)

    write_facts(case=case, facts=facts(files=[dataclasses.replace(photo, consent="adults")]))

    assert facts_of_case(case).files == []


@pytest.mark.django_db
def test_files_of_a_lost_upload_are_left_out():
    lost = File(str(Upload().pk), "photo", "a.jpg", 1, {})

    case = published_case(facts(files=[lost]))

    assert facts_of_case(case).files == []

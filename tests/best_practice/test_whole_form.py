"""The whole description in the form: what is refused, what is only said, and nothing lost."""

import dataclasses

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from best_practice.choices import Section
from best_practice.selectors.drafts import facts_of_draft
from best_practice.selectors.rows import facts_of_case
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import save_section
from best_practice.services.submit_case import submit_case
from best_practice.services.write_facts import write_facts
from media_library.models import Upload
from organisations.models import Country, Organisation, Project
from taxonomy.models import LegalAct
from tests.best_practice.form_steps import address, fresh, picture, post
from tests.best_practice.test_case_page import words
from tests.factories.best_practice import published_case
from tests.factories.drafts import ANSWERS, make_editor, make_person, published, review

pytestmark = pytest.mark.django_db

MORE = {
    "idea": {
        "mode": ["own"],
        "projects": ["чистая вода", ""],
        "bodies-TOTAL_FORMS": ["1"],
        "bodies-0-role": ["donor"],
    },
    "story": {"context": ["Горное село."]},
    "money": {
        "rows-0-planned": ["10,0"],
        "rows-0-year": ["2021"],
        "rows-1-currency": ["USD"],
        "stated_total": ["12,0"],
    },
    "people": {
        "rows-0-kind": ["girls"],
        "members-TOTAL_FORMS": ["1"],
        "members-0-post": ["депутат"],
        "members-0-side": ["council"],
    },
    "results": {
        "rows-0-qualifier": ["at_least"],
        "conditions": ["скважина\nрешение"],
        "conclusions": ["Начинать с замера воды."],
    },
    "photos": {
        "quotes-TOTAL_FORMS": ["1"],
        "quotes-0-text": ["Вода рядом."],
        "quotes-0-who": ["учительница"],
        "quotes-0-has_consent": ["on"],
    },
}


def text_of(response):
    return words(response.content.decode())


@pytest.fixture
def project(db):
    return Project.objects.create(code="clean-water", label_ru="Чистая вода", source="тест")


def holds_what_was_typed(facts, act, body):
    assert (facts.mode, facts.projects, facts.legal_acts) == ("own", ["clean-water"], [act.code])
    assert [(one.organisation, one.role) for one in facts.organisations] == [(body.code, "donor")]
    assert [(row.planned, row.currency, row.year) for row in facts.budget] == [
        (10_000, "KGS", 2021),
        (None, "USD", None),
    ]
    assert facts.stated_som == 12_000
    assert facts.groups[0].kind == "girls"
    assert [(one.post, one.side) for one in facts.commission] == [({"ru": "депутат"}, "council")]
    assert facts.conditions == [{"ru": "скважина"}, {"ru": "решение"}]
    assert facts.results[0].qualifier == "at_least"
    assert facts.quotes[0].has_consent


def test_every_fact_of_the_form_reaches_the_case(visitor, author, project):
    draft = fresh(author)
    body, act = Organisation.objects.first(), LegalAct.objects.first()
    more = {**MORE, "steps": {"legal_acts": [str(act)]}}
    more["idea"] = {**MORE["idea"], "bodies-0-name": [body.label_ru]}

    codes = [post(visitor, draft, name, **more[name]).status_code for name in ANSWERS]

    draft.refresh_from_db()
    facts = facts_of_draft(draft)
    assert codes == [302] * 7
    holds_what_was_typed(facts, act, body)
    sent = submit_case(draft_id=draft.pk, person=author)
    assert facts_of_case(sent.case) == dataclasses.replace(facts, is_example=True)
    page = sent.case.pages.get().get_latest_revision_as_object()
    assert (page.context, page.conclusions) == ("Горное село.", "Начинать с замера воды.")


@pytest.mark.parametrize(
    ("section", "wrong", "anchor"),
    [
        ("idea", {"projects": ["Нет такого"]}, "id_projects_0"),
        ("idea", {"part_of": ["999999"]}, "id_part_of"),
        ("idea", {"countries": ["Нигде"]}, "id_countries_0"),
        (
            "idea",
            {"bodies-TOTAL_FORMS": ["1"], "bodies-0-name": ["Никто"], "bodies-0-role": ["donor"]},
            "id_bodies-0-name",
        ),
        ("steps", {"legal_acts": ["Закон о погоде"]}, "id_legal_acts_0"),
        ("money", {"rows-0-year": ["12"]}, "id_rows-0-year"),
        ("money", {"rows-0-is_in_kind": ["on"]}, "id_rows-0-amount"),
        ("people", {"rows-0-kind": ["other"], "rows-0-label": [""]}, "id_rows-0-label"),
        ("people", {"rows-0-count": ["1140"]}, "id_rows-0-count"),
        (
            "people",
            {"members-TOTAL_FORMS": ["1"], "members-0-post": ["депутат"]},
            "id_members-0-side",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_kept(
    visitor, author, section, wrong, anchor
):
    draft = fresh(author)

    response = post(visitor, draft, section, **wrong)

    draft.refresh_from_db()
    assert response.status_code == 200
    assert f'href="#{anchor}"' in response.content.decode()
    assert {name: draft.answers[section][name] for name in wrong} == wrong


def test_a_part_of_a_part_is_led_to_the_whole(visitor, author):
    whole = published_case()
    part = published_case()
    part.part_of = whole
    part.save()
    draft = fresh(author)

    response = post(visitor, draft, "idea", part_of=[str(part.number)])

    assert f"{whole.number}" in text_of(response)
    assert 'href="#id_part_of"' in response.content.decode()


def test_an_example_from_abroad_needs_no_municipality(visitor, author):
    Country.objects.get_or_create(code="EE", defaults={"label_ru": "Эстония"})
    draft = fresh(author)

    response = post(visitor, draft, "idea", municipality=[""], countries=["эстония"])

    draft.refresh_from_db()
    assert response.status_code == 302
    assert facts_of_draft(draft).countries == ["EE"]
    assert facts_of_draft(draft).municipalities == []


def test_a_stated_total_that_differs_is_said_with_the_difference_and_can_be_sent(visitor, author):
    draft = fresh(author)
    for name in ANSWERS:
        post(visitor, draft, name)

    saved = post(visitor, draft, "money", stated_total=["40,0"])
    shown = visitor.get(address("case_section", draft, "money"))
    check = visitor.get(address("case_check", draft))
    sent = visitor.post(address("case_check", draft), {"licence": "on"})

    assert saved.status_code == 302
    assert "3 000" in text_of(shown)
    assert "3 000" in text_of(check)
    assert sent.url == address("case_sent", draft)


def test_a_photo_of_children_without_consent_is_refused_and_the_file_kept(visitor, author):
    draft = fresh(author)
    first = post(visitor, draft, "photos", photo=SimpleUploadedFile("дети.jpg", picture()))
    upload = Upload.objects.get()
    told = {
        "photos-TOTAL_FORMS": ["1"],
        "photos-0-upload": [str(upload.pk)],
        "photos-0-title": ["Праздник"],
        "photos-0-consent": ["children_without"],
    }

    refused = post(visitor, draft, "photos", **told)
    withheld = post(visitor, draft, "photos", **{**told, "photos-0-consent": ["withheld"]})

    draft.refresh_from_db()
    assert first.url == address("case_section", draft, "photos")
    assert 'href="#id_photos-0-consent"' in refused.content.decode()
    assert "дети.jpg" in refused.content.decode()
    assert Upload.objects.count() == 1
    assert withheld.status_code == 302
    assert [file.consent for file in facts_of_draft(draft).files] == ["withheld"]


def test_a_photo_nobody_described_is_asked_about_before_sending(visitor, author):
    draft = fresh(author)
    for name in ANSWERS:
        post(visitor, draft, name)
    post(visitor, draft, "photos", photo=SimpleUploadedFile("мост.jpg", picture()))

    response = visitor.post(address("case_check", draft), {"licence": "on"})

    assert response.status_code == 200
    assert "photos/?check=1#id_photos-0-title" in response.content.decode()


def test_overview_and_check_say_what_would_make_it_more_useful(visitor, author):
    draft = fresh(author)
    post(visitor, draft, "idea")

    pages = [visitor.get(address(name, draft)).content.decode() for name in PAGES]

    for page in pages:
        assert "<progress" in page
        assert f'href="{address("case_section", draft, "money")}"' in page


PAGES = ("case_overview", "case_check")


def test_a_change_in_kyrgyz_empties_no_russian_fact():
    person, editor = make_person(place="example-1"), make_editor()
    case = published(person, editor, language="ky").case
    told = facts_of_case(case)
    russian = dataclasses.replace(
        told,
        steps=[dataclasses.replace(row, title={"ru": "Совет решил"}) for row in told.steps],
        conditions=[{"ru": "скважина"}],
    )
    write_facts(case=case, facts=russian)
    change = propose_change(case_id=case.pk, person=person, language="ky")
    typed = {
        **change.answers["steps"],
        "rows-TOTAL_FORMS": ["1"],
        "rows-0-title": ["Кеңеш чечти"],
        "rows-0-responsible": ["кеңеш"],
        "rows-0-no_document": ["оозеки"],
    }
    save_section(
        draft_id=change.pk, person=person, section=Section.STEPS, answers=typed, version=None
    )
    conditions = {**change.answers["results"], "conditions": ["суу"]}
    save_section(
        draft_id=change.pk, person=person, section=Section.RESULTS, answers=conditions, version=None
    )

    review(submit_case(draft_id=change.pk, person=person), editor, "approve")

    now = facts_of_case(case)
    assert {"ru": "Совет решил"} in [row.title for row in now.steps]
    assert {"ky": "Кеңеш чечти"} in [row.title for row in now.steps]
    assert now.conditions == [{"ky": "суу"}, {"ru": "скважина"}]
    assert now.budget == told.budget


def test_a_proposal_begins_with_every_fact_and_changes_none(project):
    person, editor = make_person(place="example-1"), make_editor()
    idea = {**ANSWERS["idea"], "mode": ["ppp"], "projects": ["Чистая вода"]}
    money = {**ANSWERS["money"], "rows-0-planned": ["9,5"], "stated_total": ["37,0"]}
    case = published(person, editor, idea=idea, money=money).case
    before = facts_of_case(case)

    change = propose_change(case_id=case.pk, person=person, language="ru")
    review(submit_case(draft_id=change.pk, person=person), editor, "approve")

    assert facts_of_case(case) == before

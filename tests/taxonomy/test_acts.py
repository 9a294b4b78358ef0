"""The page of an act tells its relations from both sides and what stands on it."""

import pytest
from django.db import IntegrityError, transaction

from taxonomy.models import ActRelation, LegalAct
from tests.factories.best_practice import facts, published_case
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NEWER, OLDER = "programme-2018-2023", "programme-2013-2017"


def act(code):
    return LegalAct.objects.get(code=code)


def page(client, code, language="ru"):
    return client.get(f"/{language}/acts/{code}/")


def answers(one, kind="", other=None):
    rows = 1 if other else 0
    return {
        "code": one.code,
        "kind": one.kind,
        "title_ru": one.title_ru,
        "title_ky": one.title_ky,
        "number": one.number,
        "adopted_date": one.adopted_date or "",
        "date_note": one.date_note,
        "is_in_force": "unknown",
        "relations-TOTAL_FORMS": rows,
        "relations-INITIAL_FORMS": 0,
        "relations-MIN_NUM_FORMS": 0,
        "relations-MAX_NUM_FORMS": 1000,
        "relations-0-kind": kind,
        "relations-0-other": other.pk if other else "",
        "relations-0-id": "",
    }


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=["Editors"]))
    return client


def test_both_sides_of_a_relation_are_told(client):
    newer, older = page(client, NEWER), page(client, OLDER)

    assert [(row.words, row.act.code) for row in newer.context["sheet"].relations] == [
        ("отменяет", OLDER)
    ]
    assert [(row.words, row.act.code) for row in older.context["sheet"].relations] == [
        ("отменён актом", NEWER)
    ]
    assert older.context["sheet"].repealed_by == act(NEWER)


def test_act_without_number_and_date_says_so(client):
    body = page(client, "budget-code").content.decode()

    assert body.count("в источнике не указано") == 2


def test_date_is_as_exact_as_its_source(client):
    assert "октябрь 2021" in page(client, "law-service").content.decode()
    assert "18 декабря 2013" in page(client, OLDER).content.decode().replace("\u00a0", " ")


def test_act_gathers_the_public_cases_that_stand_on_it(client):
    case = published_case(facts(legal_acts=["budget-code"]))

    (section,) = page(client, "budget-code").context["sections"]

    assert [row["number"] for row in section.rows] == [case.number]


def test_case_names_its_acts_and_who_repealed_them(client):
    case = published_case(facts(legal_acts=[OLDER], projects=["better-services"]))

    body = client.get(case.pages.get().url_path).content.decode()

    assert f"/ru/acts/{OLDER}/" in body
    assert f"/ru/acts/{NEWER}/" in body
    assert "/ru/projects/better-services/" in body


def test_unknown_act_is_not_found(client):
    assert page(client, "nowhere").status_code == 404


def test_list_of_acts_costs_the_same_for_few_and_many(client, django_assert_max_num_queries):
    counts = []
    for number in range(2):
        LegalAct.objects.create(code=f"x-{number}", kind="law", title_ru=f"Закон {number}")
        with django_assert_max_num_queries(30) as captured:
            client.get("/ru/acts/", {"n": number})
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_editor_relates_acts_and_the_repealed_one_is_in_force_no_longer(editor):
    law = act("law-services")

    response = editor.post(
        f"/admin/legal_acts/edit/{law.pk}/", answers(law, "repeals", act("law-service"))
    )

    assert response.status_code == 302
    assert ActRelation.objects.filter(act=law, kind="repeals", other=act("law-service")).exists()
    assert act("law-service").is_in_force is False


@pytest.mark.parametrize("kind", ["repeals", "amends"])
def test_contradicting_relation_is_refused_and_nothing_is_saved(editor, kind):
    older = act(OLDER)

    response = editor.post(f"/admin/legal_acts/edit/{older.pk}/", answers(older, kind, act(NEWER)))

    assert response.status_code == 200
    assert not ActRelation.objects.filter(act=older).exists()


def test_database_refuses_an_act_that_relates_to_itself():
    with pytest.raises(IntegrityError), transaction.atomic():
        ActRelation.objects.create(act=act(OLDER), kind="amends", other=act(OLDER))

"""Editors correct every fact of a case in the admin; what contradicts itself is refused there."""

import dataclasses
import datetime

import pytest
from django.utils import translation

from best_practice.models import Case, CaseAward, CaseVersion
from best_practice.selectors.rows import facts_of_case
from organisations.models import Country, Municipality
from tests.best_practice.admin_form import added, typed
from tests.factories.best_practice import evidence, facts, published_case
from tests.factories.people import UserFactory
from tests.factories.whole_case import WHOLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=["Editors"]))
    return client


def address(case):
    return f"/admin/cases/edit/{case.pk}/"


def opened(editor, case):
    return editor.get(address(case)).context["form"]


def sent(editor, case, **changed):
    """Open the form, change something, send it back; gives the answer."""
    rows = changed.pop("rows", {})
    return editor.post(address(case), {**typed(opened(editor, case), **changed), **rows})


def test_form_sent_back_untouched_changes_nothing_and_leaves_no_version(editor):
    photo = dataclasses.replace(evidence("a.jpg"), kind="photo", credit={"ru": "айыл окмоту"})
    case = published_case(dataclasses.replace(WHOLE, files=[photo], part_of=None))
    before = facts_of_case(case)

    answer = sent(editor, case)

    assert answer.status_code == 302, answer.context["form"].errors
    assert facts_of_case(Case.objects.get(pk=case.pk)) == before
    assert CaseVersion.objects.filter(case=case).count() == 1


def test_corrected_facts_are_public_at_once_in_a_new_version(editor):
    case = published_case(WHOLE)

    answer = sent(editor, case, mode="own", budget_rows__0__planned="13000")

    version = CaseVersion.objects.filter(case=case).order_by("-number").first()
    case.refresh_from_db()
    assert answer.status_code == 302
    assert (version.number, version.content["facts"]["mode"]) == (2, "own")
    assert (case.mode, case.planned_som) == ("own", 38_000)
    assert list(case.facet_values.filter(facet="mode").values_list("value", flat=True)) == ["own"]


def test_editor_adds_a_row_of_every_new_kind(editor):
    case = published_case()
    form = opened(editor, case)
    rows = {
        **added(form, "commission_rows", side="ngo", post_ru="представитель союза"),
        **added(form, "quote_rows", text_en="We did it.", who_en="a teacher", has_consent="on"),
        **added(form, "condition_rows", text_ky="Жобо"),
        **added(form, "budget_rows", source=budget_source(case), amount="9", currency="USD"),
    }

    answer = sent(editor, case, rows=rows)

    told = facts_of_case(Case.objects.get(pk=case.pk))
    assert answer.status_code == 302, answer.context["form"].formsets
    assert (told.commission[0].side, told.quotes[0].text) == ("ngo", {"en": "We did it."})
    assert told.conditions == [{"ky": "Жобо"}]
    assert (told.budget[-1].currency, told.budget[-1].amount) == ("USD", 9)


def budget_source(case):
    return case.budget_rows.first().source_id


def test_several_municipalities_stand_in_the_order_the_editor_gave(editor):
    case = published_case()
    second = Municipality.objects.get(code="example-1")
    rows = added(opened(editor, case), "places", municipality=second.pk)

    sent(editor, case, rows={**rows, "places-0-ORDER": 2, "places-1-ORDER": 1})

    assert facts_of_case(Case.objects.get(pk=case.pk)).municipalities == ["example-1", "example-3"]


def test_case_from_abroad_has_a_country_and_no_municipality(editor):
    case = published_case()
    abroad = {"countries": country("KZ"), "places-0-DELETE": "on"}

    answer = sent(editor, case, rows=abroad)

    told = facts_of_case(Case.objects.get(pk=case.pk))
    assert answer.status_code == 302
    assert (told.municipalities, told.countries) == ([], ["KZ"])


def country(code):

    return [Country.objects.get(code=code).pk]


def test_case_that_happened_nowhere_is_refused(editor):
    case = published_case()

    answer = sent(editor, case, rows={"places-0-DELETE": "on"})

    assert answer.status_code == 200
    assert "countries" in answer.context["form"].errors


def test_municipality_that_was_gone_is_refused_beside_its_row(editor):
    case = published_case()
    Municipality.objects.filter(code="example-3").update(
        valid_until_date=datetime.date(2019, 12, 31)
    )

    answer = sent(editor, case)

    rows = answer.context["form"].formsets["places"]
    assert list(rows.forms[0].errors) == ["municipality"]


def test_group_above_the_whole_is_refused_beside_its_row_and_nothing_typed_is_lost(editor):
    case = published_case()

    with translation.override("ru"):
        answer = sent(
            editor, case, participant_rows__1__count="291", contact_post_ru="новый секретарь"
        )

    form = answer.context["form"]
    row = form.formsets["participant_rows"].forms[1]
    assert answer.status_code == 200
    assert list(row.errors) == ["count"]
    assert "291" in str(row.errors["count"])
    assert "290" in str(row.errors["count"])
    assert form["contact_post_ru"].value() == "новый секретарь"
    assert row["count"].value() == "291"
    assert Case.objects.get(pk=case.pk).contact_post_ru == "ответственный секретарь"


def test_group_that_leaves_with_the_same_click_is_not_compared(editor):
    case = published_case()

    answer = sent(editor, case, participant_rows__1__count="291", participant_rows__1__DELETE="on")

    assert answer.status_code == 302


def test_money_row_is_planned_or_spent_or_in_kind_and_not_both(editor):
    case = published_case()

    answer = sent(editor, case, budget_rows__0__is_in_kind="on")

    assert answer.status_code == 200
    assert answer.context["form"].formsets["budget_rows"].forms[0].non_field_errors()


def test_row_without_its_text_is_refused_in_words(editor):
    case = published_case()
    rows = added(opened(editor, case), "quote_rows", who_ru="мать")

    answer = sent(editor, case, rows=rows)

    assert list(answer.context["form"].formsets["quote_rows"].forms[0].errors) == ["text_ru"]


def test_photo_without_consent_cannot_be_left_to_readers(editor):
    photo = dataclasses.replace(evidence("a.jpg"), kind="photo")
    case = published_case(facts(files=[photo]))

    refused = sent(editor, case, files__0__consent="withheld")
    taken = sent(editor, case, files__0__consent="withheld", files__0__is_public=None)

    assert refused.context["form"].formsets["files"].forms[0].non_field_errors()
    version = CaseVersion.objects.filter(case=case).order_by("-number").first()
    assert taken.status_code == 302
    assert version.content["facts"]["files"] == []


def test_row_of_a_file_that_nobody_sent_is_refused(editor):
    case = published_case()
    rows = added(opened(editor, case), "files", kind="document", title_ru="Чужой")

    answer = sent(editor, case, rows=rows)

    assert answer.status_code == 200
    assert not case.files.exists()


@pytest.mark.parametrize("which", ["itself", "part", "nobody"])
def test_larger_case_that_makes_a_ring_or_is_not_there_is_refused(editor, which):
    case = published_case()
    part = published_case(facts(part_of=case.number))
    number = {"itself": case.number, "part": part.number, "nobody": 1}[which]

    answer = sent(editor, case, part_of_number=number)

    assert list(answer.context["form"].errors) == ["part_of_number"]
    assert Case.objects.get(pk=case.pk).part_of is None


def test_editor_names_the_larger_case_and_takes_it_back(editor):
    larger, part = published_case(), published_case()

    sent(editor, part, part_of_number=larger.number)
    named = Case.objects.get(pk=part.pk).part_of
    sent(editor, part, part_of_number="")

    assert named == larger
    assert Case.objects.get(pk=part.pk).part_of is None


def test_sums_that_differ_are_told_after_saving_and_stay_as_typed(editor):
    case = published_case(WHOLE)

    answer = editor.post(
        address(case), typed(opened(editor, case), stated_som="40000"), follow=True
    )

    told = [str(message) for message in answer.context["messages"]]
    assert any("4\xa0000" in message for message in told), told
    assert Case.objects.get(pk=case.pk).stated_som == 40_000


def test_award_entered_by_an_editor_counts_at_once(editor):
    case = published_case()
    rows = added(
        opened(editor, case),
        "awards",
        title_ru="Лучшая практика",
        year="2021",
        source="Годовой отчёт",
    )

    answer = sent(editor, case, rows=rows)

    award = CaseAward.objects.get()
    assert answer.status_code == 302, answer.context["form"].formsets["awards"].errors
    assert (award.case, award.place) == (case, None)
    assert case.facet_values.filter(facet="award", value=award.code).exists()


def test_list_costs_the_same_for_any_number_of_cases(editor, django_assert_max_num_queries):
    counts = []
    for _step in range(2):
        published_case(WHOLE, languages=("ru", "ky"))
        with django_assert_max_num_queries(60) as captured:
            page = editor.get("/admin/cases/")
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert len(page.context["object_list"]) == 2


@pytest.mark.parametrize(("band", "shown"), [("full", 0), ("partly", 1), ("little", 1)])
def test_list_is_filtered_by_completeness(editor, band, shown):
    published_case(WHOLE, problem="Ходили за водой два часа в день, зимой по льду.")
    published_case(facts(budget=[], steps=[], groups=[]))

    page = editor.get(f"/admin/cases/?completeness={band}")

    assert len(page.context["object_list"]) == shown


@pytest.mark.parametrize("groups", [[], ["Operators"]], ids=["author", "operator"])
def test_nobody_else_corrects_facts(client, groups):
    case = published_case()
    client.force_login(UserFactory(groups=groups))

    client.post(address(case), {"mode": "own"})

    assert Case.objects.get(pk=case.pk).mode == ""

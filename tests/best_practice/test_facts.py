"""Facts for a page: from the version, from a waiting draft, from the rows."""

import datetime

import pytest
from django.utils import timezone, translation
from django.utils.html import conditional_escape

from best_practice.engine.facts import CaseFacts, Group, Step
from best_practice.selectors import sections
from best_practice.selectors.facts import facts_for_page
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.labels import read_vocabulary
from best_practice.selectors.places import municipality_names
from best_practice.services.write_facts import write_facts
from best_practice.templatetags.cases import sentences
from core.templatetags.formats import edtf
from organisations.choices import SuccessionKind
from organisations.models import Municipality
from organisations.selectors.naming import day_of, read_places
from organisations.services.apply_reform import ReformRow, apply_reform, refresh_names
from tests.factories.best_practice import HOLIDAYS, Budget, facts, page_of, published_case
from tests.factories.organisations import MunicipalityFactory


@pytest.mark.django_db
def test_public_page_reads_the_latest_version():
    case = published_case()

    sheet = facts_for_page(page_of(case))

    assert sheet.facts.budget == HOLIDAYS.budget
    assert sheet.facts.steps == HOLIDAYS.steps
    assert sheet.version == 1
    assert [place.name for place in sheet.places] == ["Айылный аймак «Пример 3»"]
    assert sheet.regions == ["Иссык-Кульская область"]


@pytest.fixture
def renamed():
    """The municipality of the holidays of 2023, renamed in 2025 with a code of its own."""
    place = Municipality.objects.get(code=HOLIDAYS.municipalities[0])
    row = ReformRow(
        line=2,
        kind=SuccessionKind.RENAMED,
        on=datetime.date(2025, 6, 1),
        place=place.pk,
        new_code="birdik",
        names={"label_ru": "Бирдик", "label_ky": "Бирдик", "label_en": "Birdik"},
    )

    def rename():
        apply_reform(rows=[row])
        refresh_names()

    return rename


@pytest.mark.django_db
def test_case_shows_its_municipality_under_the_name_of_its_day(renamed, django_assert_num_queries):
    before, after = published_case(), published_case(facts(started="2025", ended="2025-09"))
    renamed()
    translation.activate("ru")

    with django_assert_num_queries(1):
        old = read_places(HOLIDAYS.municipalities, day_of("2023", "2023-12"))
    sheets = [facts_for_page(page_of(case)) for case in (before, after)]
    cards = read_cards([before.pk, after.pk])

    assert [(place.code, place.name) for place in old] == [("birdik", "Айылный аймак «Пример 3»")]
    assert [[place.name for place in sheet.places] for sheet in sheets] == [
        ["Айылный аймак «Пример 3»"],
        ["Бирдик"],
    ]
    assert [card["meta"][1] for card in cards] == ["Айылный аймак «Пример 3»", "Бирдик"]


@pytest.mark.django_db
def test_municipality_that_will_be_merged_is_offered_until_its_last_day():
    today = timezone.localdate()
    for days, name in ((0, "Ещё есть"), (-1, "Уже нет")):
        MunicipalityFactory(label_ru=name, valid_until_date=today + datetime.timedelta(days=days))
    translation.activate("ru")

    offered = municipality_names()

    assert "Ещё есть" in offered
    assert "Уже нет" not in offered


@pytest.mark.django_db
def test_facts_written_under_an_older_code_keep_the_municipality(renamed):
    case = published_case()
    renamed()

    write_facts(case=case, facts=HOLIDAYS)

    assert [place.code for place in case.municipalities.all()] == ["birdik"]


@pytest.mark.django_db
def test_preview_without_a_draft_reads_the_rows():
    case = published_case()
    case.budget_rows.filter(source__code="local-budget").update(amount=12_000)

    sheet = facts_for_page(page_of(case), preview=True)

    assert sheet.facts.total_som == 37_000
    assert sheet.version is None


def test_key_figures_leave_out_what_is_unknown():
    bare = CaseFacts(theme="x", terms=[], municipalities=[], events_count=1)

    assert sections.key_figures(bare) == [{"value": "1", "label": "мероприятие"}]


def test_key_figures_say_how_a_computed_one_came_about():
    figures = sections.key_figures(HOLIDAYS)

    assert [(f["value"], f.get("sum")) for f in figures] == [
        ("36,0", None),
        ("290", None),
        ("5", None),
        ("124", "36\u00a0000 ÷ 290"),
    ]


def test_people_without_a_total_have_no_per_cent():
    rows = sections.people_bars(
        facts(
            participants_total=None, groups=[Group({"ru": "отцы"}, 28), Group({"ru": "дети"}, 14)]
        )
    )

    assert [(row["value"], row["share"], row["percent"]) for row in rows] == [
        ("28", 100.0, ""),
        ("14", 50.0, ""),
    ]


def test_a_label_in_another_language_keeps_its_mark():
    with translation.override("ky"):
        rows = sections.people_bars(facts(groups=[Group({"ru": "<отцы>"}, 28)]))

    assert conditional_escape(rows[1]["label"]) == '<span lang="ru">&lt;отцы&gt;</span>'


@pytest.mark.django_db
def test_budget_bar_puts_local_money_first_and_others_last():
    sample = facts(
        budget=[
            Budget("entrepreneurs", {}, 5_000),
            Budget("donor-project", {}, 25_000),
            Budget("local-budget", {}, 10_000),
            Budget("local-budget", {}, 10_000),
        ]
    )

    rows = sections.budget_bar(sample, read_vocabulary())

    assert [(row["kind"], row["amount"], row["share"]) for row in rows] == [
        (1, "20,0", 40.0),
        (2, "25,0", 50.0),
        (3, "5,0", 10.0),
    ]


@pytest.mark.parametrize(
    ("moment", "ru", "ky"),
    [
        ("", "", ""),
        ("2021", "2021", "2021"),
        ("2021-09", "сентябрь 2021\u00a0г.", "2021-жылдын сентябры"),
        ("2020-12-28", "28\u00a0декабря 2020\u00a0г.", "2020-жылдын 28-декабры"),
    ],
)
def test_dates_are_as_exact_as_known(moment, ru, ky):
    assert edtf(moment) == ru
    with translation.override("ky"):
        assert edtf(moment).replace("\u00a0", " ") == ky


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Одно предложение о воде", 1),
        ("«Путешествие в сказку». 290 детей на празднике", 2),
        ("Айыл кеңеши чечти. Үч айыл макул болду", 2),
        ("37,0 тыс. сом на две инициативы", 1),
        ("Да. Нет", 1),
    ],
)
def test_a_title_of_two_sentences_breaks_where_one_ends(title, lines):
    assert len(sentences(title)) == lines


def test_a_reason_that_names_the_document_needs_no_introduction():
    told, bare = (
        Step({"ru": "Шаг"}, {}, "", {}, "", {"ru": reason})
        for reason in ("отчёт устный", "Документ в источнике не приведён")
    )

    rows = sections.steps(facts(steps=[told, bare]))

    assert [row["text"] for row in rows] == [
        "Документа нет: отчёт устный",
        "Документ в источнике не приведён",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("290", "290"),
        ("1250.50", "1\u00a0250,5"),
        ("-3", "-3"),
        ("12.00", "12"),
        ("почти", "почти"),
    ],
)
def test_decimals_are_written_as_people_do(written, shown):
    assert sections.number_of(written) == shown

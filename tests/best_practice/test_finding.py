"""Counts, changes and secrets of the list, against the rows of the database itself."""

import random

import pytest
from django.db import connection

from best_practice.facets import FACET_NAMES, TREE_OF
from best_practice.models import Case, CaseFacet, CaseRepetition
from best_practice.selectors.finding.catalogue import current_catalogue, list_state, mended
from best_practice.selectors.finding.listing import find_cases, found_ids, list_cases
from best_practice.services.generate_cases import generate_cases
from best_practice.services.record_award import record_award
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.record_repetitions import record_repetitions
from organisations.models import Municipality
from tests.factories.best_practice import Budget, facts, page_of, published_case
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
URL = "/ru/practices/"
FLAGS = ("complete", "repeated", "files")


def recounted(given, facet):
    """Count the values of a facet by SQL alone, without what was chosen in its own tree."""
    tree = TREE_OF.get(facet, facet)
    asked = {}
    for name, values in given.items():
        asked.setdefault(TREE_OF.get(name, name), []).extend((name, value) for value in values)
    conditions, parameters = ["facet = %s"], [facet]
    for name, pairs in asked.items():
        if name != tree:
            either = " OR ".join("(own.facet = %s AND own.value = %s)" for _pair in pairs)
            conditions.append(
                "EXISTS (SELECT 1 FROM best_practice_casefacet own"
                f" WHERE own.case_id = f.case_id AND ({either}))"
            )
            parameters += [part for pair in pairs for part in pair]
    table = "best_practice_casefacet f"
    where = " AND ".join(conditions)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT value, COUNT(*) FROM {table} WHERE {where} GROUP BY value", parameters
        )
        return dict(cursor.fetchall())


def recounted_total(given):
    """Count the cases themselves by SQL alone."""
    asked = {}
    for name, values in given.items():
        asked.setdefault(TREE_OF.get(name, name), []).extend((name, value) for value in values)
    conditions, parameters = ["(c.is_in_ru OR c.is_in_ky OR c.is_in_en)"], []
    for pairs in asked.values():
        either = " OR ".join("(own.facet = %s AND own.value = %s)" for _pair in pairs)
        conditions.append(
            "EXISTS (SELECT 1 FROM best_practice_casefacet own"
            f" WHERE own.case_id = c.id AND ({either}))"
        )
        parameters += [part for pair in pairs for part in pair]
    with connection.cursor() as cursor:
        where = " AND ".join(conditions)
        cursor.execute(f"SELECT COUNT(*) FROM best_practice_case c WHERE {where}", parameters)
        return cursor.fetchone()[0]


def test_counts_equal_a_recount_by_sql_for_200_random_filters():
    generate_cases(cases=300, seed=5)
    pairs = sorted(set(CaseFacet.objects.values_list("facet", "value")))
    draw = random.Random(7)  # noqa: S311 -- choices of a test, no secret

    for _turn in range(200):
        given = {}
        for facet, value in draw.sample(pairs, draw.randint(1, 4)):
            given.setdefault(facet, []).append(value)
        hits = find_cases(given)

        # A narrower choice takes the place of the broader one, so the question is what is left.
        asked = hits.query.selection
        facet = draw.choice((*FACET_NAMES, *FLAGS))
        counts = {value: n for value, n in hits.found.counts.get(facet, {}).items() if n}
        assert counts == recounted(asked, facet), (given, facet)
        assert hits.found.total == recounted_total(asked) == len(found_ids(given)[0])


def assert_like_rebuilt(kept, since):
    """What was mended equals what is read at once."""
    now, rebuilt = mended(kept, since), current_catalogue()
    for sort in ("new", "cheap", "repeated"):
        assert now.ids_in(sort) == rebuilt.ids_in(sort)
    assert now.totals == rebuilt.totals
    return now


def test_the_list_is_mended_after_everything_that_may_happen_to_a_case():
    cases = [published_case(day=day) for day in range(8)]
    kept, state = current_catalogue(), list_state()

    for happens in (
        lambda: published_case(facts(theme="finance.budget"), day=3),
        lambda: page_of(cases[0]).delete(),
        lambda: page_of(cases[1]).unpublish(),
        lambda: record_repetitions(case_id=cases[2].pk, places=[("example-1", 2022)]),
        lambda: record_award(
            case=cases[3].pk, code="best", title={"ru": "Лучшая"}, giver={}, year=2022
        ),
        lambda: (
            Case.objects.filter(pk=cases[4].pk).update(repetitions_count=2)
            and refresh_public_state(case_id=cases[4].pk)
        ),
    ):
        happens()
        kept = assert_like_rebuilt(kept, state)
        state = list_state()


@pytest.mark.django_db(transaction=True)
def test_a_process_reads_only_what_changed(django_assert_max_num_queries):
    for day in range(8):
        published_case(day=day)
    assert len(current_catalogue()) == 8
    late = published_case(facts(budget=[Budget("local-budget", {}, 9_000)]), day=9)

    with django_assert_max_num_queries(4):
        catalogue = current_catalogue()

    assert catalogue.ids_in("new")[0] == catalogue.ids_in("cheap")[0] == late.pk
    with django_assert_max_num_queries(0):
        assert current_catalogue() is catalogue


def labels_of(listing):
    def walk(rows):
        for row in rows:
            yield str(row["label"]), row["count"]
            yield from walk(row.get("children", ()))

    return {label: count for group in listing.groups for label, count in walk(group["values"])}


def test_what_is_not_public_is_in_no_count_and_no_label():
    hidden = published_case(facts(municipalities=["example-2"]), title="Скрытый")
    record_award(case=hidden.pk, code="secret", title={"ru": "Тайная"}, giver={}, year=2022)
    record_repetitions(case_id=hidden.pk, places=[("example-1", 2022)])
    page_of(hidden).unpublish()
    index_now()

    listing = list_cases(path=URL, given={"award": ["secret"], "q": ["скрытый"]})

    labels = labels_of(listing)
    place = Municipality.objects.get(code="example-2").label_ru
    assert [words.rpartition(": ")[2] for words in listing.ignored] == ["secret"]
    assert (listing.total, listing.found) == (0, 0)
    assert not {"Тайная", "secret", place} & set(labels)
    assert not any(labels.values())


def test_a_case_is_found_under_the_new_name_of_its_place(django_capture_on_commit_callbacks):
    published_case()
    place = Municipality.objects.get(code="example-3")

    with django_capture_on_commit_callbacks(execute=True):
        place.label_ru = "Кереге-Таш"
        place.region = None
        place.save()
    index_now()

    assert list_cases(path=URL, given={"q": ["кереге таш"]}).found == 1
    assert CaseFacet.objects.filter(facet="region").count() == 0


def test_words_find_the_name_of_the_place():
    published_case()
    index_now()

    assert list_cases(path=URL, given={"q": ["пример 3"]}).found == 1
    assert list_cases(path=URL, given={"q": ["пример 14"]}).found == 0


def test_more_than_ten_values_all_show_also_in_the_tree_of_places():
    generate_cases(cases=300, seed=3)

    labels = labels_of(list_cases(path=URL, given={}))

    places = CaseFacet.objects.filter(facet="municipality").values_list("value", flat=True)
    names = Municipality.objects.filter(code__in=places).values_list("label_ru", flat=True)
    assert len(names) > 100
    assert {name for name in names if not labels.get(name)} == set()


def test_repetitions_put_a_case_first(client):
    quiet = published_case(day=9)
    loud = published_case(day=1)
    record_repetitions(case_id=loud.pk, places=[("example-1", 2022), ("example-2", 2023)])

    assert found_ids({"sort": ["repeated"]})[0] == [loud.pk, quiet.pk]
    assert found_ids({"repeated": ["1"]})[0] == [loud.pk]
    assert CaseRepetition.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"пять праздников"', 1),
        ('"праздников пять"', 0),
        ("праздников AND пять", 1),
        ("пять\x00праздников", 1),
        ("«»", 0),
        ('"', 0),
        ("* ( ) : -", 0),
        ("' OR 1=1 --", 0),
        ("праздников " * 1_000, 1),
    ],
)
def test_words_quotes_and_signs_are_understood_or_found_nowhere(client, text, found):
    published_case()
    index_now()

    response = client.get(URL, {"q": text})

    assert response.status_code == 200
    assert list_cases(path=URL, given={"q": [text]}).found == found


def test_the_best_match_has_the_word_in_its_title():
    story = published_case(title="Дороги", problem="Колодец высох", day=9)
    title = published_case(title="Колодец", problem="Дороги размыло", day=1)
    index_now()

    assert found_ids({"q": ["колодец"]})[0] == [title.pk, story.pk]
    assert found_ids({"q": ["колодец"], "sort": ["new"]})[0] == [story.pk, title.pk]


def test_made_up_cases_have_values_of_every_facet():
    generate_cases(cases=200, seed=1)

    having = set(CaseFacet.objects.values_list("facet", flat=True))

    assert having == {*FACET_NAMES, *FLAGS}

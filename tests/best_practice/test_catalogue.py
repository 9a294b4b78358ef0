"""Filters, counts and orders against the plainest possible way to compute them."""

from hypothesis import given
from hypothesis import strategies as st

from best_practice.engine.catalogue import SORTING, Catalogue, Listed
from best_practice.engine.mending import with_changes

VALUES = {"theme": "abc", "region": "xy", "place": "pq", "lang": ["ru", "ky"]}
# A place lies in a region: what is chosen in either is joined.
TREES = {"place": "region"}
ONE_CASE = st.fixed_dictionaries(
    {facet: st.sets(st.sampled_from(list(values))) for facet, values in VALUES.items()}
    | {"som": st.none() | st.integers(0, 9), "published": st.integers(0, 3)}
    | {"repetitions": st.integers(0, 2)}
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        facet: st.lists(st.sampled_from([*values, "unknown"]), min_size=1, unique=True)
        for facet, values in VALUES.items()
    },
)
# The library changes: an id gets another case, or none.
CHANGES = st.lists(
    st.dictionaries(st.integers(100, 130), st.none() | ONE_CASE, max_size=8), max_size=5
)


def listed(numbered):
    return [
        Listed(i, case["published"], i, case["som"], case["repetitions"])
        for i, case in numbered.items()
    ]


def values_of(numbered):
    return [(f, v, i) for i, case in numbered.items() for f in VALUES for v in case[f]]


def built(cases):
    numbered = dict(enumerate(cases, start=100))
    return numbered, Catalogue.build(listed(numbered), values_of(numbered))


def fits(case, selection):
    """Every tree that was asked for holds one of the values asked for."""
    asked = {}
    for facet, values in selection.items():
        has_one = bool(case[facet] & set(values))
        tree = TREES.get(facet, facet)
        asked[tree] = asked.get(tree, False) or has_one
    return all(asked.values())


def assert_counts_like_brute_force(numbered, catalogue, selection):
    found = catalogue.find(selection, trees=TREES)

    assert found.total == sum(fits(case, selection) for case in numbered.values())
    assert catalogue.hits(selection, None, TREES) == found.hits
    for facet, values in VALUES.items():
        tree = TREES.get(facet, facet)
        others = {n: c for n, c in selection.items() if TREES.get(n, n) != tree}
        for value in values:
            expected = sum(value in c[facet] and fits(c, others) for c in numbered.values())
            assert found.counts.get(facet, {}).get(value, 0) == expected


@given(cases=st.lists(ONE_CASE, max_size=20), selection=CHOICE)
def test_find_counts_like_brute_force(cases, selection):
    numbered, catalogue = built(cases)

    assert_counts_like_brute_force(numbered, catalogue, selection)


@given(cases=st.lists(ONE_CASE, max_size=20), changes=CHANGES, selection=CHOICE)
def test_what_changes_step_by_step_equals_what_is_built_at_once(cases, changes, selection):
    numbered, catalogue = built(cases)

    for change in changes:
        before, everything = catalogue, catalogue.ids_in("new")
        numbered = {i: c for i, c in {**numbered, **change}.items() if c is not None}
        public = {i: case for i, case in change.items() if case is not None}
        catalogue = with_changes(catalogue, change, listed(public), values_of(public))
        assert before.ids_in("new") == everything

    rebuilt = Catalogue.build(listed(numbered), values_of(numbered))
    assert len(catalogue) == len(numbered)
    for sort in SORTING:
        assert catalogue.ids_in(sort) == rebuilt.ids_in(sort)
    assert catalogue.totals == rebuilt.totals
    assert_counts_like_brute_force(numbered, catalogue, selection)


@given(
    cases=st.lists(ONE_CASE, max_size=20),
    selection=CHOICE,
    start=st.integers(0, 20),
    size=st.integers(1, 8),
    sort=st.sampled_from(list(SORTING)),
)
def test_page_orders_like_brute_force(cases, selection, start, size, sort):
    numbered, catalogue = built(cases)
    hits = catalogue.hits(selection, None, TREES)

    page = catalogue.page(hits, start=start, stop=start + size, language="ky", sort=sort)

    expected = [i for i, case in numbered.items() if fits(case, selection)]
    expected.sort(key=lambda i: (-numbered[i]["published"], -i))
    if sort == "cheap":
        expected.sort(key=lambda i: (numbered[i]["som"] is None, numbered[i]["som"] or 0))
    if sort == "repeated":
        expected.sort(key=lambda i: -numbered[i]["repetitions"])
    expected.sort(key=lambda i: "ky" not in numbered[i]["lang"])
    assert page == expected[start : start + size]


def test_among_leaves_out_what_is_not_public():
    catalogue = Catalogue.build([Listed(7, 0, 7), Listed(8, 0, 8), Listed(9, 0, 9)], [])

    assert catalogue.among([9, 7, 7, 1000]) == 0b101
    assert catalogue.ranked(0b101, [1000, 9, 8, 7]) == [9, 7]


def test_empty_catalogue_finds_nothing():
    found = Catalogue().find({"theme": ["services"]})

    assert (found.total, found.counts) == (0, {})
    assert Catalogue().page(0, start=0, stop=20, language="ru") == []

"""Filters, counts and orders against the plainest possible way to compute them."""

from hypothesis import given
from hypothesis import strategies as st

from best_practice.engine.catalogue import Catalogue

VALUES = {"theme": "abc", "region": "xy", "lang": ["ru", "ky"]}
ONE_CASE = st.fixed_dictionaries(
    {facet: st.sets(st.sampled_from(list(values))) for facet, values in VALUES.items()}
    | {"som": st.none() | st.integers(0, 9)}
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        facet: st.lists(st.sampled_from([*values, "unknown"]), min_size=1, unique=True)
        for facet, values in VALUES.items()
    },
)


def built(cases):
    numbered = dict(enumerate(cases, start=100))
    values = [
        (facet, value, case_id)
        for case_id, case in numbered.items()
        for facet in VALUES
        for value in case[facet]
    ]
    return numbered, Catalogue.build([(i, c["som"]) for i, c in numbered.items()], values)


def fits(case, selection):
    return all(case[facet] & set(values) for facet, values in selection.items())


@given(cases=st.lists(ONE_CASE, max_size=20), selection=CHOICE)
def test_find_counts_like_brute_force(cases, selection):
    _numbered, catalogue = built(cases)

    found = catalogue.find(selection)

    assert found.total == sum(fits(case, selection) for case in cases)
    for facet, values in VALUES.items():
        others = {name: chosen for name, chosen in selection.items() if name != facet}
        for value in values:
            expected = sum(value in case[facet] and fits(case, others) for case in cases)
            assert found.counts.get(facet, {}).get(value, 0) == expected


@given(
    cases=st.lists(ONE_CASE, max_size=20),
    selection=CHOICE,
    start=st.integers(0, 20),
    size=st.integers(1, 8),
    cheapest=st.booleans(),
)
def test_page_orders_like_brute_force(cases, selection, start, size, cheapest):
    numbered, catalogue = built(cases)
    hits = catalogue.find(selection).hits

    page = catalogue.page(hits, start=start, stop=start + size, language="ky", cheapest=cheapest)

    expected = [case_id for case_id, case in numbered.items() if fits(case, selection)]
    if cheapest:
        expected.sort(key=lambda i: (numbered[i]["som"] is None, numbered[i]["som"] or 0))
    expected.sort(key=lambda i: "ky" not in numbered[i]["lang"])
    assert page == expected[start : start + size]


def test_among_leaves_out_what_is_not_public():
    catalogue = Catalogue.build([(7, None), (8, None), (9, None)], [])

    assert catalogue.among([9, 7, 7, 1000]) == 0b101


def test_empty_catalogue_finds_nothing():
    found = Catalogue().find({"theme": ["services"]})

    assert (found.total, found.counts) == (0, {})
    assert Catalogue().page(0, start=0, stop=20, language="ru") == []

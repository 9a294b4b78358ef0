"""What Elasticsearch is asked, word for word; no server is needed to look at it."""

from search.engine.adapters.conditions import condition_of
from search.engine.adapters.elastic.indices import Names, template
from search.engine.adapters.elastic.queries import candidates_search, counts_search
from search.engine.interface import Alternative, Group
from tests.factories.indexed import asked, word

WATER = Group(
    "вода",
    (
        Alternative("x", "вода"),
        Alternative("x", "суу", 0.7),
        Alternative("s", "вод"),
        Alternative("p", "вода", 0.5),
    ),
)
COUNTED = {"cardinality": {"field": "thing", "precision_threshold": 1000}}


def candidates(question, filters=None, *, needs_all=False):
    condition = condition_of(question, needs_all=needs_all)
    return candidates_search(question, condition, filters or {}).to_dict()


def counts(question, filters, facets, **more):
    condition = condition_of(question, needs_all=False)
    return counts_search(condition, filters, facets, **more).to_dict()


def test_best_way_of_every_field_scores_and_only_numbers_come_back():
    assert candidates(asked(WATER)) == {
        "query": {
            "bool": {
                "filter": [
                    {
                        "bool": {
                            "should": [
                                {"terms": {"x": ["вода", "суу"]}},
                                {"terms": {"s": ["вод"]}},
                                {"terms": {"p": ["вода"]}},
                            ],
                            "minimum_should_match": 1,
                        }
                    }
                ],
                "should": [
                    {
                        "dis_max": {
                            "queries": [
                                {"term": {"x": {"value": "вода", "boost": 1.0}}},
                                {"term": {"x": {"value": "суу", "boost": 0.7}}},
                            ]
                        }
                    },
                    {"term": {"s": {"value": "вод", "boost": 1.0}}},
                    {"term": {"p": {"value": "вода", "boost": 0.25}}},
                ],
            }
        },
        "sort": [{"_score": "desc"}, {"number": "desc"}],
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["thing"],
        "track_total_hits": False,
    }


def test_phrases_exclusions_bundles_and_choices_are_conditions():
    group = word("мсу", bundles=((word("бак"), word("парус")),))
    question = asked(group, phrases=["бак лампа"], excluded=["жираф"])

    query = candidates(question, {"theme": ["water", "roads"], "lang": []})["query"]["bool"]

    assert query["must_not"] == [{"term": {"x": "жираф"}}]
    assert query["filter"] == [
        {
            "bool": {
                "filter": [
                    {
                        "bool": {
                            "should": [
                                {"terms": {"x": ["мсу"]}},
                                {
                                    "bool": {
                                        "filter": [{"term": {"x": "бак"}}, {"term": {"x": "парус"}}]
                                    }
                                },
                            ],
                            "minimum_should_match": 1,
                        }
                    },
                    {"match_phrase": {"x": "бак лампа"}},
                ]
            }
        },
        {"terms": {"facets.theme": ["water", "roads"]}},
    ]


def test_every_word_of_the_filter_of_a_list_is_a_condition():
    query = candidates(asked("бак", "лампа"), needs_all=True)["query"]["bool"]

    assert query["filter"] == [
        {"bool": {"filter": [{"term": {"x": "бак"}}, {"term": {"x": "лампа"}}]}}
    ]


def test_facet_is_counted_under_the_choices_of_all_others():
    body = counts(asked("бак"), {"theme": ["water"], "lang": ["ru"]}, ["theme", "region", "a]b"])

    theme = {"terms": {"facets.theme": ["water"]}}
    lang = {"terms": {"facets.lang": ["ru"]}}
    assert body == {
        "query": {"bool": {"filter": [{"term": {"x": "бак"}}]}},
        "aggs": {
            "total": {"filter": {"bool": {"filter": [theme, lang]}}, "aggs": {"things": COUNTED}},
            "facet0": {
                "filter": {"bool": {"filter": [lang]}},
                "aggs": {
                    "values": {
                        "terms": {"field": "facets.theme", "size": 2000},
                        "aggs": {"things": COUNTED},
                    }
                },
            },
            "facet1": {
                "filter": {"bool": {"filter": [theme, lang]}},
                "aggs": {
                    "values": {
                        "terms": {"field": "facets.region", "size": 2000},
                        "aggs": {"things": COUNTED},
                    }
                },
            },
        },
        "_source": False,
        "size": 0,
        "track_total_hits": False,
    }


def test_large_counts_are_the_sum_of_small_heaps():
    body = counts(asked("бак"), {}, ["theme", "region"], exactly={"theme": ["water"]})

    heaps = {"heaps": {"terms": {"field": "heap", "size": 128}, "aggs": {"things": COUNTED}}}
    assert body["aggs"] == {
        "total": {"filter": {"match_all": {}}, "aggs": heaps},
        "facet0": {
            "filter": {"match_all": {}},
            "aggs": {
                "values": {
                    "terms": {"field": "facets.theme", "size": 2000, "include": ["water"]},
                    "aggs": heaps,
                }
            },
        },
    }


def test_index_splits_at_spaces_keeps_no_texts_and_is_never_made_by_a_write():
    body = template(Names("portal", "1.7"), shards=3)

    text = {"type": "text", "analyzer": "whitespace"}
    assert body == {
        "index_patterns": ["portal-search-index-*"],
        "allow_auto_create": False,
        "priority": 500,
        "template": {
            "settings": {
                "index": {
                    "number_of_shards": 3,
                    "auto_expand_replicas": "0-1",
                    "refresh_interval": "1s",
                    "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.6}},
                }
            },
            "mappings": {
                "dynamic": "strict",
                "_source": {"enabled": False},
                "dynamic_templates": [
                    {"codes": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}
                ],
                "properties": {
                    "number": {"type": "long"},
                    "thing": {"type": "long"},
                    "heap": {"type": "long"},
                    "mark": {"type": "long", "index": False},
                    "x": {**text, "index_options": "positions"},
                    "s": {**text, "index_options": "freqs"},
                    "p": {**text, "index_options": "freqs"},
                    "facets": {"type": "object", "dynamic": True},
                },
            },
        },
    }


def test_aliases_carry_the_version_of_the_analysis():
    names = Names("portal", "1.7")

    assert (names.reading, names.writing) == ("portal-search-1.7", "portal-search-1.7-writing")
    assert names.new_index().startswith("portal-search-index-1.7-")

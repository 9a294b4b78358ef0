"""Asks an index of a test, and names what it found by the keys of things."""

from search.models import SearchThing


def keys(found):
    """The keys of the things found, each once, in the order of the engine."""
    names = dict(SearchThing.objects.values_list("pk", "key"))
    return list(dict.fromkeys(names[one.thing] for one in found))


def find(index, question, filters=None, **more):
    return sorted(keys(index.engine.candidates(question, filters or {}, **more)))

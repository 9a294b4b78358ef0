"""Things with texts as they are handed to the index, and questions as engines get them."""

import datetime

from search.engine.interface import Alternative, Group, Question
from search.registry import DocumentText, ThingTexts


def a_text(lang="ru", title="", text="", **more) -> DocumentText:
    """A text in a language; its address follows from its title."""
    return DocumentText(lang=lang, title=title, url=f"/{lang}/{title}/", text=text, **more)


def a_thing(key, *texts, kind="page", year=2026, **facets) -> ThingTexts:
    """A thing with texts, `a_thing("7", "вода", theme=["water"])`; plain strings are Russian."""
    documents = [a_text(text=one) if isinstance(one, str) else one for one in texts]
    published_at = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    return ThingTexts(kind, key, published_at, facets, documents)


def word(*terms, field="x", bundles=()) -> Group:
    """A word of a question with all its alternatives in one field."""
    ways = tuple(Alternative(field, term) for term in terms)
    return Group(terms[0] if terms else "", ways, bundles)


def asked(*terms, phrases=(), excluded=(), extras=()) -> Question:
    """A question of plain terms; groups are taken as they are."""
    groups = tuple(word(one) if isinstance(one, str) else one for one in terms)
    return Question(
        " ".join(group.word for group in groups),
        groups,
        tuple(word(one) for one in extras),
        tuple(tuple(one.split()) for one in phrases),
        tuple(word(one) for one in excluded),
    )

"""Reads vocabularies whole: they are short and a page needs most of each."""

from collections.abc import Iterable

from taxonomy.models import Term


def terms_of(scheme: str) -> list[Term]:
    """Give the offered terms of a vocabulary: broader terms in order, each before its parts."""
    terms = list(Term.objects.of_scheme(scheme).offered())
    tops = [term for term in terms if term.parent_id is None]
    return [row for top in tops for row in (top, *parts_of(top, terms))]


def parts_of(term: Term, terms: Iterable[Term]) -> list[Term]:
    """Choose the narrower terms of one term from a list that is already read."""
    return [part for part in terms if part.parent_id == term.pk]

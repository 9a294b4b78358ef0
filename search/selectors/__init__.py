"""Reads of search: saved searches, the words of the index, answers."""

from search.selectors.saved import OwnSearch, address_of, due_searches, searches_of

__all__ = ["OwnSearch", "address_of", "due_searches", "searches_of"]

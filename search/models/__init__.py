"""Rows of search: what can be found, its words, the glossary, the log, and followed searches."""

from search.models.documents import IndexState, SearchDocument, SearchFacet, SearchTerm, SearchThing
from search.models.glossary import GlossaryEntry
from search.models.log import SearchLog
from search.models.requests import IndexRequest
from search.models.saved import SavedSearch

__all__ = [
    "GlossaryEntry",
    "IndexRequest",
    "IndexState",
    "SavedSearch",
    "SearchDocument",
    "SearchFacet",
    "SearchLog",
    "SearchTerm",
    "SearchThing",
]

"""Things that must not be found, one of each state for every kind that can be found.

A package that hands in a new kind writes its scenes here; a test fails until it has.
"""

from tests.search.leaks import cases, magazine, municipalities, pages, publications
from tests.search.leaks.states import NotPossible, Scene, State

# By kind of the provider, then by state: how to make such a thing whose every text has a word.
SCENES: dict[str, dict[State, Scene | NotPossible]] = {
    "case": cases.SCENES,
    "article": magazine.ARTICLES,
    "issue": magazine.ISSUES,
    "municipality": municipalities.SCENES,
    "page": pages.STANDARD_PAGES,
    "publication": publications.SCENES,
    "news": pages.NEWS,
}

"""Rows for the search page: everybody finds the same, and nobody more than what is public."""

from collections.abc import Callable

from tests.matrix.answers import all_roles
from tests.matrix.rows import Asked, Rows
from tests.matrix.scene import Scene

SECRETS = ("", "?q=тайна", "?q=Тайна+названия", "?q=тайна&page=99999999999", "?q=тайна&exact=1")


def of_searching(_scene: Scene) -> Rows:
    """The page and its completions answer all alike, whatever is asked for."""
    for query in SECRETS:
        yield Asked(all_roles(200), query=query)


def of_opening(_scene: Scene) -> Rows:
    """Only links that a page of results wrote lead on."""
    yield Asked(all_roles(404))
    yield Asked(all_roles(404), query="?to=/ru/my/&n=1&q=x&m=x")


SEARCH_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/search/": of_searching,
    "<lang>/search/suggest/": of_searching,
    "<lang>/search/go/": of_opening,
    "<lang>/search/opensearch.xml": lambda _scene: iter([Asked(all_roles(200))]),
}

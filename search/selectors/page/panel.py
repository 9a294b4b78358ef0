"""The filters of the search page as links, and what is chosen as chips."""

from collections.abc import Mapping

from search.engine.page_query import PageQuery
from search.selectors.page.facet_names import Names, facet_titles

Row = dict[str, object]
Counts = Mapping[str, Mapping[str, int]]

# These show every value they have, also those that would find nothing; the others only what is.
WHOLE = ("kind", "lang", "region")
OPEN = ("kind", "lang", "region")


def groups(query: PageQuery, counts: Counts, names: Names, path: str) -> list[Row]:
    """Every facet with its values, their counts and where a click on them leads."""
    return [
        {
            "label": title,
            "open": facet in OPEN or facet in query.selection,
            "values": _values(facet, query, counts.get(facet, {}), names, path),
        }
        for facet, title in facet_titles().items()
    ]


def _values(
    facet: str, query: PageQuery, counts: Mapping[str, int], names: Names, path: str
) -> list[Row]:
    shown: list[Row] = []
    for code, label in names[facet].items():
        count, on = counts.get(code, 0), query.has(facet, code)
        if count or on or facet in WHOLE:
            url = query.toggled(facet, code).url(path) if count or on else ""
            shown.append({"label": label, "url": url, "count": count, "on": on})
    return shown if any(row["count"] or row["on"] for row in shown) else []


def chips(query: PageQuery, names: Names, path: str) -> list[Row]:
    """What is chosen now, each with the list that is left without it."""
    return [
        {"label": names[facet][code], "url": query.toggled(facet, code).url(path)}
        for facet, code in query.filter_pairs()
    ]


def ignored_words(query: PageQuery) -> list[str]:
    """What of the address means nothing here, each under the name of its filter."""
    titles = facet_titles()
    return [f"{titles[facet]}: {value}" for facet, value in query.ignored]

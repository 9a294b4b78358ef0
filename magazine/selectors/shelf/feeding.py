"""What the feed of the shelf tells: the publications of a list, the newest on the shelf first."""

import datetime
from collections.abc import Mapping, Sequence

from magazine.engine.shelf import ShelfQuery, fitting
from magazine.selectors.shelf.catalogue import Publication, read_shelf

MOST = 50
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def newest(given: Mapping[str, Sequence[str]]) -> list[Publication]:
    """The publications that fit, those published last on the portal first."""
    shelf = read_shelf()
    entries = [publication.entry() for publication in shelf.values()]
    found = fitting(entries, ShelfQuery.read(given).known(entries))
    publications = [shelf[entry.key] for entry in found]
    publications.sort(key=lambda one: one.shown.published_at or LONG_AGO, reverse=True)
    return publications[:MOST]

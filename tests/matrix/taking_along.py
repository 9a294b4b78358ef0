"""Rows for taking lists along: files, feed, and searches that people follow."""

import uuid
from collections.abc import Callable

from best_practice.models import CaseExport
from people.choices import ExportState
from search.access import stop_token
from search.models import SavedSearch
from tests.factories.search import followed_search
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, everybody, signed_in
from tests.matrix.scene import OWN, Scene


def of_list_files(_scene: Scene) -> Rows:
    """Exactly what everybody may read, for everybody."""
    for form in ("csv", "xlsx", "json"):
        yield Asked(all_roles(200), {"path": form})
    yield Asked(all_roles(200), {"path": "csv"}, "?q=тайна&theme=services")


def of_long_lists(_scene: Scene) -> Rows:
    """The page is for everybody; who asks for a long file signs in."""
    yield Asked(all_roles(200))
    yield Asked(
        all_roles(MOVED, anonymous=SIGN_IN),
        query="?theme=services.water",
        method="post",
        data={"form": "csv"},
    )


def _prepared(scene: Scene) -> CaseExport:
    return CaseExport.objects.create(
        person=scene.people["author"],
        form="csv",
        language="ru",
        asked={},
        state=ExportState.READY,
        rows=1,
        file="case-exports/none.csv",
    )


def of_prepared_pages(scene: Scene) -> Rows:
    """How far a file is concerns its person."""
    values = {"export_id": _prepared(scene).pk}
    yield Asked(all_roles(404, anonymous=SIGN_IN, author=200), values)


def of_prepared_files(scene: Scene) -> Rows:
    """A prepared file is for its person; here it has gone, so even the author finds none."""
    yield Asked(all_roles(404, anonymous=SIGN_IN), {"export_id": _prepared(scene).pk})


def _search(scene: Scene) -> SavedSearch:
    name = scene.secret("названия поиска", OWN)
    return followed_search(scene.people["author"], name=name)


def of_following(_scene: Scene) -> Rows:
    """Any account follows what the list can hold."""
    yield Asked(all_roles(200, anonymous=SIGN_IN), {"kind": "cases"}, "?theme=services")
    yield Asked(all_roles(404, anonymous=SIGN_IN), {"kind": "nothing"})


def of_own_searches(scene: Scene) -> Rows:
    """A search is seen and changed by its owner; for all others it was never there."""
    values = {"search_id": _search(scene).pk}
    yield Asked(all_roles(404, anonymous=SIGN_IN, author=200), values)
    yield Asked(
        all_roles(404, anonymous=SIGN_IN, author=MOVED),
        values,
        method="post",
        data={"name": "Вода", "frequency": "never"},
    )


def of_deleting_searches(scene: Scene) -> Rows:
    """A press of a button by its owner."""
    values = {"search_id": _search(scene).pk}
    yield Asked(all_roles(405), values)
    expected = all_roles(404, anonymous=SIGN_IN, author=MOVED)
    yield Asked(expected, values, method="post")


def of_stopping(scene: Scene) -> Rows:
    """Whoever has the letter has the link; a made-up one is none."""
    search = followed_search(scene.people["author"], name="Вода")
    for method in ("get", "post"):
        yield Asked(all_roles(200), {"token": stop_token(search.pk)}, method=method)
    yield Asked(all_roles(404), {"token": f"{uuid.uuid4().hex}:x"})


TAKING_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/practices/feed/": everybody(),
    r"<lang>/practices/^export\.(?P<form>csv|xlsx|json)$": of_list_files,
    "<lang>/practices/export/": of_long_lists,
    "<lang>/practices/export/<uuid:export_id>/": of_prepared_pages,
    "<lang>/practices/export/<uuid:export_id>/file/": of_prepared_files,
    "<lang>/my/searches/": signed_in(),
    "<lang>/my/searches/follow/<slug:kind>/": of_following,
    "<lang>/my/searches/stop/<str:token>/": of_stopping,
    "<lang>/my/searches/<uuid:search_id>/": of_own_searches,
    "<lang>/my/searches/<uuid:search_id>/delete/": of_deleting_searches,
}

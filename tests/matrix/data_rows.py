"""The rows of the matrix about one's own data."""

from collections.abc import Callable
from typing import Any

from people.choices import ExportState
from people.models import DataExport
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, signed_in, visitors
from tests.matrix.scene import Scene


def posted(scene: Scene) -> Rows:
    """An action behind a button: visitors to the door, others prove themselves first."""
    yield Asked(all_roles(405))
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), method="post")


def of_copies(scene: Scene) -> Rows:
    """A copy is asked for only by its person; the others do not even learn that it exists."""
    export = DataExport.objects.create(
        person=scene.people["author"], state=ExportState.READY, file="exports/none.zip"
    )
    # Everybody proves themselves first; what comes then is tested beside the view.
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), {"export_id": export.pk})


def of_colleagues(scene: Scene) -> Rows:
    """Only a confirmed colleague finds a person to vouch for; nobody vouches for themselves."""
    values = {"pk": scene.people["colleague"].pk}
    yield Asked(all_roles(405), values)
    expected = all_roles(404, anonymous=SIGN_IN, author=MOVED, colleague=MOVED)
    yield Asked(expected, values, method="post")


def of_activation(_scene: Scene) -> Rows:
    """The page asks for a password whatever the code is; who is signed in signs out first."""
    yield Asked(all_roles(MOVED, anonymous=200), {"code": "AAAA-BBBB-CCCC"})


DATA_ROWS: dict[str, Callable[[Scene], Any]] = {
    "<lang>/account/my-data/": signed_in(),
    "<lang>/account/my-data/prepare/": posted,
    "<lang>/account/my-data/copy/<uuid:export_id>/": of_copies,
    "<lang>/account/my-data/erase/": signed_in(),
    "<lang>/account/my-data/keep/": posted,
    "<lang>/account/my-data/looked/": signed_in(),
    "<lang>/account/my-data/statistics/": signed_in(),
    "<lang>/account/activate/": visitors(),
    "<lang>/account/activate/<slug:code>/": of_activation,
    "<lang>/my/colleagues/": signed_in(),
    "<lang>/my/colleagues/<int:pk>/vouch/": of_colleagues,
}

"""Rows for files of editors: open, in a closed collection, and by the addresses of their files."""

from tests.matrix.answers import SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows
from tests.matrix.scene import Scene


def of_documents(scene: Scene) -> Rows:
    """A document of a closed collection opens for its group alone."""
    for name, expected in {
        "open document": all_roles(200),
        "closed document": all_roles(SIGN_IN, editor=200, superuser=200),
    }.items():
        document = scene.things[name]
        yield Asked(expected, {"path": f"{document.pk}/{document.filename}"})
    closed = scene.things["closed document"]
    yield Asked(all_roles(404), {"path": f"{closed.pk}/another-name.pdf"})


DOCUMENT_ROWS = {
    r"documents/^(\d+)/(.*)$": of_documents,
}

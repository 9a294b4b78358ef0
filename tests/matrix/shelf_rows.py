"""Rows for the shelf of publications: public ones are everybody's, drafts are nobody's."""

from collections.abc import Callable
from uuid import UUID

from magazine.models import PublicationPage
from tests.factories.shelf import publication
from tests.matrix.answers import all_roles
from tests.matrix.rows import Asked, Rows, everybody
from tests.matrix.scene import Scene

NEVER = UUID(int=0)


def _publication(slug: str, *, live: bool) -> PublicationPage:
    """A publication of the matrix, made at the first question."""
    found = PublicationPage.objects.filter(slug=slug).first()
    return found or publication(slug=slug, live=live)


def of_citation(_scene: Scene) -> Rows:
    """What is not public is as unknown as what never was."""
    public, draft = _publication("matrix", live=True), _publication("matrix-draft", live=False)
    yield Asked(all_roles(200), {"key": public.translation_key})
    for key in (draft.translation_key, NEVER):
        yield Asked(all_roles(404), {"key": key})


SHELF_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/publications/feed/": everybody(),
    "<lang>/publications/cite/<uuid:key>.bib": of_citation,
    "<lang>/publications/cite/<uuid:key>.ris": of_citation,
}

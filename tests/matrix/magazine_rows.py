"""Rows for the magazine: lists, feeds and cards are everybody's, a reading list is its owner's."""

from collections.abc import Callable
from uuid import UUID

from magazine.models import Author, IssuePage
from tests.factories import magazine
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, everybody, signed_in
from tests.matrix.scene import Scene

NEVER = UUID(int=0)
RUNNING = 191
AUTHOR = "matrix-office"


def _issue() -> IssuePage:
    """A public issue of the matrix with one article of one author, made at the first question."""
    found = IssuePage.objects.filter(running_from=RUNNING, locale__language_code="ru").first()
    if found is not None:
        return found
    issue = magazine.issue(number=9, running=RUNNING)
    magazine.article(issue, by=[magazine.author(code=AUTHOR)])
    return issue


def _article_key(issue: IssuePage) -> UUID:
    return issue.get_children().first().translation_key


def of_article(scene: Scene) -> Rows:
    """What is public is told to all; a draft is as unknown as what never was."""
    yield Asked(all_roles(200), {"key": _article_key(_issue())})
    for key in (scene.things["draft article"].translation_key, NEVER):
        yield Asked(all_roles(404), {"key": key})


def of_issue(scene: Scene) -> Rows:
    """The same of an issue."""
    yield Asked(all_roles(200), {"key": _issue().translation_key})
    for key in (scene.things["draft issue"].translation_key, NEVER):
        yield Asked(all_roles(404), {"key": key})


def of_keeping(scene: Scene) -> Rows:
    """Whoever is signed in puts a public article on a list of their own."""
    key = {"key": _article_key(_issue())}
    yield Asked(all_roles(405), key)
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), key, method="post")
    draft = {"key": scene.things["draft article"].translation_key}
    yield Asked(all_roles(404, anonymous=SIGN_IN), draft, method="post")


def of_author(_scene: Scene) -> Rows:
    """An author is known by what of theirs is public."""
    _issue()
    yield Asked(all_roles(200), {"code": AUTHOR})
    silent = Author.objects.filter(code="silent").first() or magazine.author(code="silent")
    for code in (silent.code, "nobody"):
        yield Asked(all_roles(404), {"code": code})


def of_section(_scene: Scene) -> Rows:
    """Every section has its list, also one without articles."""
    yield Asked(all_roles(200), {"code": "questions"})
    yield Asked(all_roles(404), {"code": "nothing"})


def of_file(scene: Scene) -> Rows:
    """Files of drafts are as unknown as made-up ones; grounds have a matrix of their own."""
    draft = scene.things["draft issue"].translation_key
    for key, kind in ((draft, "issue_pdf"), (NEVER, "issue_epub"), (NEVER, "cover")):
        yield Asked(all_roles(404), {"page_key": key, "kind": kind})


MAGAZINE_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/my/reading/": signed_in(),
    "<lang>/magazine/feed/": everybody(),
    "<lang>/magazine/sections/<slug:code>/": of_section,
    "<lang>/magazine/sections/<slug:code>/feed/": of_section,
    "<lang>/magazine/authors/<slug:code>/": of_author,
    "<lang>/magazine/issues/<uuid:key>/feed/": of_issue,
    "<lang>/magazine/issues/<uuid:key>/card.png": of_issue,
    "<lang>/magazine/articles/<uuid:key>/card.png": of_article,
    "<lang>/magazine/articles/<uuid:key>/cite.bib": of_article,
    "<lang>/magazine/articles/<uuid:key>/cite.ris": of_article,
    "<lang>/magazine/articles/<uuid:key>/keep/": of_keeping,
    "<lang>/magazine/files/<uuid:page_key>/<slug:kind>/": of_file,
}

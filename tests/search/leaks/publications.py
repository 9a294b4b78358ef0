"""Publications of the shelf: private, written ahead, sent back, taken off."""

from wagtail.models import PageViewRestriction

from tests.factories.shelf import document, publication
from tests.search.leaks.states import State


def _publication(word, **given):
    page = publication(
        title=f"Публикация {word}",
        summary=word,
        publisher=word,
        search_description=word,
        files=[document(f"{word}.pdf", title=word)],
        body=[("text", f"<p>{word}</p>")],
        **given,
    )
    if page.live:
        page.save_revision().publish()
    return page


def private(word, index):
    page = _publication(word)
    index()
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def draft(word, index):
    _publication(word, live=False)


def returned(word, index):
    """The page is public as it was before; what was sent back is a later text of it."""
    page = _publication("прежнее")
    page.title, page.summary, page.publisher = f"Публикация {word}", word, word
    page.save_revision()


def withdrawn(word, index):
    page = _publication(word)
    index()
    page.unpublish()


SCENES = {State(scene.__name__): scene for scene in (private, draft, returned, withdrawn)}

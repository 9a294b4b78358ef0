"""Pages of plain text and news: private, written ahead, sent back, taken off."""

import datetime
from functools import partial

from wagtail.models import PageViewRestriction

from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from tests.search.leaks.states import State


def _page(kind, word, **given):
    texts = {
        "title": f"Страница {word}",
        "slug": f"page-{word.encode().hex()}",
        "summary": word,
        "search_description": word,
        "body": [("text", f"<p>{word}</p>"), ("quote", {"text": word, "speaker": word})],
    }
    if kind is NewsPage:
        parent = NewsIndexPage.objects.get(locale__language_code="ru")
        given["published_date"] = datetime.date(2026, 1, 1)
    else:
        parent = HomePage.objects.get(locale__language_code="ru")
    page = parent.add_child(instance=kind(**texts, **given))
    revision = page.save_revision()
    if page.live:
        revision.publish()
    return page


def private(word, index, kind):
    page = _page(kind, word)
    index()
    above = page if kind is NewsPage else page.get_parent()
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)


def draft(word, index, kind):
    _page(kind, word, live=False)


def returned(word, index, kind):
    """The page is public as it was before; what was sent back is a later text of it."""
    page = _page(kind, "прежнее")
    page.title, page.summary = f"Страница {word}", word
    page.body = [("text", f"<p>{word}</p>")]
    page.save_revision()


def withdrawn(word, index, kind):
    page = _page(kind, word)
    index()
    page.unpublish()


def _scenes(kind):
    made = (private, draft, returned, withdrawn)
    return {State(scene.__name__): partial(scene, kind=kind) for scene in made}


STANDARD_PAGES, NEWS = _scenes(StandardPage), _scenes(NewsPage)

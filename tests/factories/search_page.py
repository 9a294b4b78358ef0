"""Pages that the search page finds: made, and taken into the index at once."""

from home.models import StandardPage
from search.services.index_requested import index_things
from tests.factories.home import standard_page


def searchable_page(title, summary="", *, language="ru", of=None) -> StandardPage:
    """A public page with words below its title."""
    page = standard_page(title, language=language, of=of)
    page.summary = summary
    page.save()
    index_pages(page)
    return page


def index_pages(*pages) -> None:
    """Read these pages into the index, as the worker would."""
    index_things(kind="page", keys=[str(page.translation_key) for page in pages])

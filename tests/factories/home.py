"""Pages of home for tests."""

import datetime
import itertools

from wagtail.models import Locale

from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage

_numbers = itertools.count(1)


def home_page(language="ru") -> HomePage:
    """The front page that setup_portal made."""
    return HomePage.objects.get(locale__language_code=language)


def standard_page(title, *, language="ru", parent=None, of=None, live=True) -> StandardPage:
    """A plain page below a front page (or `parent`); `of` makes it a translation."""
    page = StandardPage(
        title=title,
        slug=f"page-{next(_numbers)}",
        locale=Locale.objects.get(language_code=language),
        live=live,
    )
    if of is not None:
        page.translation_key = of.translation_key
    return (parent or home_page(language)).add_child(instance=page)


def news_page(title, *, language="ru", day=1, of=None, live=True) -> NewsPage:
    """A piece of news of a day in January 2026; `of` makes it a translation."""
    index = NewsIndexPage.objects.get(locale__language_code=language)
    page = NewsPage(
        title=title,
        slug=f"news-{next(_numbers)}",
        published_date=datetime.date(2026, 1, day),
        locale=index.locale,
        live=live,
    )
    if of is not None:
        page.translation_key = of.translation_key
    return index.add_child(instance=page)

"""Sections of thousands of pages, written in a few statements."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.home import standard_page


def section(number, *, parent=None, language="ru", groups=0):
    """A plain page with so many pages below it, side by side or in groups of equal size.

    The rows are what `add_child` writes, without its statements for each.
    """
    top = standard_page("Раздел", parent=parent, language=language)
    if not groups:
        return _filled(top, number)
    for index in range(groups):
        _filled(standard_page(f"Группа {index}", parent=top), number // groups - 1)
    top.refresh_from_db()
    return top


def _filled(parent, number):
    kind = ContentType.objects.get_for_model(StandardPage)
    pages = Page.objects.bulk_create(
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, index),
            depth=parent.depth + 1,
            title=f"Страница {index}",
            draft_title=f"Страница {index}",
            slug=f"child-{index}",
            url_path=f"{parent.url_path}child-{index}/",
            content_type=kind,
            locale=parent.locale,
            live=True,
        )
        for index in range(1, number + 1)
    )
    # A page is two rows; Django writes only both at once, so the second is copied by hand.
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {StandardPage._meta.db_table}"
            " (page_ptr_id, summary, appears_in_search, body) VALUES (%s, '', %s, '[]')",
            [(page.pk, True) for page in pages],
        )
    Page.objects.filter(pk=parent.pk).update(numchild=number)
    parent.refresh_from_db()
    return parent


def addresses_below(page):
    """The address of a page and of everything below it."""
    pages = Page.objects.descendant_of(page, inclusive=True)
    return sorted(pages.values_list("url_path", flat=True))

"""Every list of the admin leads to its rows: the first column is the link, so it names a field."""

from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet


def lists_with_pages_of_rows():
    viewsets.populate()
    return [
        one
        for one in viewsets.viewsets
        if isinstance(one, ModelViewSet)
        and {"edit", "inspect"} & {pattern.name for pattern in one.get_urlpatterns()}
    ]


def test_first_column_of_every_list_leads_to_the_row():
    lists = lists_with_pages_of_rows()

    dead = {
        one.name
        for one in lists
        if isinstance(one.list_display, (list, tuple)) and not isinstance(one.list_display[0], str)
    }

    assert {"cases", "replications", "questions", "visits"} <= {one.name for one in lists}
    assert dead == set()

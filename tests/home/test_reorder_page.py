"""Pages change their places among their neighbours, two thousand of them too."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry
from wagtail.signals import post_page_move

from home.viewsets.sections import MOST_TO_DRAG
from tests.factories.home import standard_page
from tests.factories.people import UserFactory
from tests.factories.sections import section

pytestmark = pytest.mark.django_db

MANY = 2_000


@pytest.mark.parametrize("number", [3, pytest.param(MANY, marks=pytest.mark.slow)])
def test_page_is_put_at_a_place_in_few_statements(editor, number):
    top = section(number)
    last = top.get_children().last()
    below = standard_page("Ниже", parent=last)
    names = list(top.get_children().values_list("slug", flat=True))

    with CaptureQueriesContext(connection) as asked:
        url = reverse("wagtailadmin_pages:set_page_position", args=[last.pk])
        response = editor.post(f"{url}?position=1")

    assert (response.status_code, len(asked) < 60) == (200, True)
    order = list(top.get_children().values_list("slug", flat=True))
    assert order == [names[0], names[-1], *names[1:-1]]
    below.refresh_from_db()
    last.refresh_from_db()
    assert below.path.startswith(last.path)
    assert number == MANY or Page.find_problems() == ([], [], [], [], [])
    assert DBTaskResult.objects.filter(task_path__contains="redirect").count() == 0


@pytest.mark.parametrize(
    ("page", "position", "order"),
    [
        (0, "2", [1, 2, 0, 3]),
        (3, "0", [3, 0, 1, 2]),
        (1, "", [0, 2, 3, 1]),
        (1, "99", [0, 2, 3, 1]),
        (1, "-1", [0, 2, 3, 1]),
        (2, "2", [0, 1, 2, 3]),
    ],
)
def test_places_are_the_librarys_own(editor, page, position, order):
    top = section(4)
    children = list(top.get_children())

    url = reverse("wagtailadmin_pages:set_page_position", args=[children[page].pk])
    editor.post(f"{url}?position={position}")

    assert list(top.get_children()) == [children[index] for index in order]


def test_new_order_is_noted_and_told(editor):
    top = section(2)
    last = top.get_children().last()
    told = []

    def listen(instance, url_path_before, url_path_after, **_):
        told.append((instance.pk, url_path_before == url_path_after))

    post_page_move.connect(listen)
    editor.post(reverse("wagtailadmin_pages:set_page_position", args=[last.pk]) + "?position=0")
    post_page_move.disconnect(listen)

    assert told == [(last.pk, True)]
    assert PageLogEntry.objects.filter(page=last.pk, action="wagtail.reorder").count() == 1


def test_who_may_not_publish_here_puts_nothing_in_order(client):
    top = section(2)
    last = top.get_children().last()
    client.force_login(UserFactory())

    url = reverse("wagtailadmin_pages:set_page_position", args=[last.pk])
    response = client.post(f"{url}?position=0")

    assert response.status_code in {302, 403}
    assert top.get_children().last() == last


@pytest.mark.parametrize(("number", "shown"), [(MOST_TO_DRAG, True), (MOST_TO_DRAG + 1, False)])
def test_long_section_cannot_be_dragged(editor, number, shown):
    top = section(number)
    explorer = reverse("wagtailadmin_explore", args=[top.pk])
    offers = f'"{explorer}?ordering=ord"'

    listed = editor.get(f"{explorer}?ordering=ord").content.decode()
    beside = editor.get(reverse("wagtailadmin_explore", args=[top.get_parent().pk]))
    edited = editor.get(reverse("wagtailadmin_pages:edit", args=[top.pk]))

    assert (listed.count('id="page_') > 50) is shown
    for html in (listed, beside.content.decode(), edited.content.decode()):
        assert (offers in html) is shown


@pytest.mark.parametrize("query", ["", "?p=2", "?q=Страница"])
def test_explorer_asks_as_often_for_five_hundred_pages_as_for_a_hundred(editor, query):
    counts = []
    for number in (110, 500):
        explorer = reverse("wagtailadmin_explore", args=[section(number).pk])
        editor.get(explorer)
        with CaptureQueriesContext(connection) as asked:
            assert editor.get(explorer + query).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]

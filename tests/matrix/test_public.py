"""Every route outside the admin has a row, and every role gets the answer of that row."""

import pytest

from tests.matrix.accounts import ACCOUNT_ROWS
from tests.matrix.answers import ask_all
from tests.matrix.data_rows import DATA_ROWS
from tests.matrix.desk import DESK_ROWS
from tests.matrix.documents import DOCUMENT_ROWS
from tests.matrix.exchange import EXCHANGE_ROWS
from tests.matrix.magazine_rows import MAGAZINE_ROWS
from tests.matrix.newsletter_rows import NEWSLETTER_ROWS
from tests.matrix.papers import PAPER_ROWS
from tests.matrix.posts import POST_ROWS
from tests.matrix.routes import all_routes
from tests.matrix.rows import ROWS
from tests.matrix.search_rows import SEARCH_ROWS
from tests.matrix.shelf_rows import SHELF_ROWS
from tests.matrix.subscription_rows import SUBSCRIPTION_ROWS
from tests.matrix.taking_along import TAKING_ROWS

TABLE = {
    **ROWS,
    **ACCOUNT_ROWS,
    **DATA_ROWS,
    **DESK_ROWS,
    **DOCUMENT_ROWS,
    **POST_ROWS,
    **EXCHANGE_ROWS,
    **MAGAZINE_ROWS,
    **NEWSLETTER_ROWS,
    **PAPER_ROWS,
    **TAKING_ROWS,
    **SEARCH_ROWS,
    **SHELF_ROWS,
    **SUBSCRIPTION_ROWS,
}


def routes():
    return [route for route in all_routes() if not route.is_admin]


def test_every_route_has_a_row():
    without = [route.pattern for route in routes() if route.pattern not in TABLE]

    assert without == []


def test_every_row_has_a_route():
    patterns = {route.pattern for route in routes()}

    assert [pattern for pattern in TABLE if pattern not in patterns] == []


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.pattern or "/")
def test_every_role_gets_what_is_its_own(route, scene):
    questions = list(TABLE[route.pattern](scene))

    for asked in questions:
        address = route.filled({"lang": "ru", **asked.values}) + asked.query
        given = ask_all(scene, address, asked.method, **asked.data)
        assert (asked.method, address, given) == (asked.method, address, asked.expected)

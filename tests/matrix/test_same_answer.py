"""What is not one's own answers exactly like what never was: same status, headers and words."""

import re
import uuid

import pytest
from django.db import transaction

from tests.matrix.answers import read
from tests.matrix.documents import DOCUMENT_ROWS
from tests.matrix.routes import all_routes
from tests.matrix.rows import ROWS
from tests.matrix.scene import ROLES

TABLE = {**ROWS, **DOCUMENT_ROWS}
# Values that name a thing, by the converter of the route; everything else in it stays.
NAMES_A_THING = re.compile(r"<(uuid|int):(\w+)>")
NOBODY = {"uuid": lambda: uuid.uuid4(), "int": lambda: 987_654_321}
# The name of a request, the length of its own address, a token: they differ at each request.
VARYING_HEADERS = ("Content-Length", "Expires", "X-Request-ID")
VARYING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')

ROUTES = [
    route
    for route in all_routes()
    if not route.is_admin and NAMES_A_THING.search(route.pattern) and route.pattern in TABLE
]


def answer(client, method, address, data, named):
    """Status, headers and body, with the thing's own name taken out of them."""
    with transaction.atomic():
        response = getattr(client, method)(address, data)
        body = VARYING.sub(b"", read(response))
        transaction.set_rollback(True)
    part = f"/{named}/"
    headers = {name: value.replace(part, "/…/") for name, value in response.headers.items()}
    for name in VARYING_HEADERS:
        headers.pop(name, None)
    return response.status_code, headers, body.replace(part.encode(), b"/-/")


def things_of_others(route, scene):
    """Questions about real things, the role that may not know of them, and who nobody is."""
    for asked in TABLE[route.pattern](scene):
        for kind, name in NAMES_A_THING.findall(route.pattern):
            if name not in asked.values:
                continue
            for role in ROLES:
                # Who is led to the sign-in learns as little as who is told that nothing is there.
                if asked.expected[role] in {404, "sign in"}:
                    yield asked, role, kind, name


def test_routes_that_name_things_are_found():
    assert {route.name for route in ROUTES} >= {"uploaded_file", "case_overview", "my_letter"}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.pattern)
def test_bad_61_thing_of_another_answers_like_one_that_never_was(route, scene):
    compared = 0
    for asked, role, kind, name in things_of_others(route, scene):
        nobody = NOBODY[kind]()
        real = route.filled({"lang": "ru", **asked.values}) + asked.query
        made_up = route.filled({"lang": "ru", **asked.values, name: nobody}) + asked.query
        client = scene.clients[role]

        given = answer(client, asked.method, real, asked.data, str(asked.values[name]))
        expected = answer(client, asked.method, made_up, asked.data, str(nobody))

        assert (role, real, given) == (role, real, expected)
        compared += 1
    if not compared:
        pytest.skip("everybody gets the same here")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.pattern)
@pytest.mark.parametrize("method", ["head", "options", "put", "patch", "delete"])
def test_bad_61_no_method_tells_the_two_apart(route, method, scene):
    seen = set()
    for asked, role, kind, name in things_of_others(route, scene):
        if role not in {"anonymous", "stranger"} or (role, name) in seen:
            continue
        seen.add((role, name))
        nobody = NOBODY[kind]()
        real = route.filled({"lang": "ru", **asked.values})
        made_up = route.filled({"lang": "ru", **asked.values, name: nobody})
        client = scene.clients[role]

        given = answer(client, method, real, {}, str(asked.values[name]))
        expected = answer(client, method, made_up, {}, str(nobody))

        assert (role, real, given) == (role, real, expected)
        assert given[0] in {200, 302, 404, 405}

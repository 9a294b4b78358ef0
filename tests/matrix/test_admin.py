"""The admin's routes: a door for everybody without the right, and no secrets beyond one's own."""

import pytest

from best_practice.models import Case, CaseDraft, CasePage, CaseVersion
from tests.matrix.admin import (
    CLOSED_TO_EDITORS,
    CLOSED_TO_OPERATORS,
    COMMON,
    FAILING,
    OPEN,
    addresses,
    queries,
)
from tests.matrix.answers import HOME, SIGN_IN, ask
from tests.matrix.routes import all_routes

# Pages of a translation tool come unordered; that is its own affair.
pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
OUTSIDERS = ("anonymous", "stranger", "author", "colleague", "former")
STAFF_ROLES = ("editor", "operator")
DOORS = {SIGN_IN, 403, 404}
REFUSED = {*DOORS, HOME, 405}
ROUTES = [route for route in all_routes() if route.is_admin]
INSIDE = [route for route in ROUTES if route.pattern not in OPEN]


def ids(route):
    return route.pattern.removeprefix("admin/")


def is_closed(route, role):
    if role == "superuser":
        return False
    beginnings = CLOSED_TO_EDITORS if role == "editor" else CLOSED_TO_OPERATORS
    return route.pattern.startswith(beginnings) and not route.pattern.startswith(COMMON)


@pytest.mark.parametrize("route", INSIDE, ids=ids)
def test_nobody_without_the_right_comes_in(route, scene):
    first, *others = addresses(scene, route)
    questions = [(role, method, first) for role in OUTSIDERS for method in ("get", "post")]
    # The author owns the pages behind these addresses and still has no business here.
    questions += [("author", "get", address) for address in others]

    given = {asked: ask(scene, asked[0], asked[2], asked[1]) for asked in questions}

    assert {asked: answer for asked, answer in given.items() if answer not in DOORS} == {}


@pytest.mark.parametrize("pattern", OPEN)
def test_doors_of_the_admin_show_nothing(pattern, scene):
    route = next(route for route in ROUTES if route.pattern == pattern)
    (address,) = addresses(scene, route)

    assert ask(scene, "anonymous", address) == OPEN[pattern]


@pytest.mark.parametrize(
    "route", [route for route in INSIDE if route.pattern not in FAILING], ids=ids
)
def test_staff_read_no_more_than_their_office_needs(route, scene):
    found = addresses(scene, route)
    questions = [
        (role, asked) for address in found for asked in queries(address) for role in STAFF_ROLES
    ]
    questions += [("superuser", found[0])]

    given = {asked: ask(scene, *asked) for asked in questions}

    wrong = {
        asked: answer
        for asked, answer in given.items()
        if answer == 500 or (is_closed(route, asked[0]) and answer not in REFUSED)
    }
    assert wrong == {}


@pytest.mark.parametrize("route", INSIDE, ids=ids)
def test_staff_change_nothing_outside_their_office(route, scene):
    closed = [role for role in STAFF_ROLES if is_closed(route, role)]
    address = addresses(scene, route)[0]

    answers = {role: ask(scene, role, address, "post", is_superuser="on") for role in closed}

    assert {role: answer for role, answer in answers.items() if answer not in REFUSED} == {}


@pytest.mark.parametrize("role", ["stranger", "author", "colleague"])
def test_who_is_signed_in_without_the_right_is_told_so_and_not_sent_in_circles(role, scene):
    answer = scene.clients[role].get("/admin/", follow=True)

    assert answer.status_code == 403


def test_editor_at_the_door_is_led_in(scene):
    answer = scene.clients["editor"].get("/admin/login/", follow=True)

    assert (answer.redirect_chain, answer.status_code) == ([("/admin/", 302)], 200)


def test_editor_who_deletes_a_page_leaves_the_record_of_the_case(scene):
    page = scene.pages["published"]
    kept = [Case, CaseVersion, CaseDraft]
    before = [model.objects.count() for model in kept]

    scene.clients["editor"].post(f"/admin/pages/{page.pk}/delete/")

    assert not CasePage.objects.filter(pk=page.pk).exists()
    assert [model.objects.count() for model in kept] == before


def test_nobody_deletes_a_case(scene):
    case = scene.drafts["published"].case
    address = f"/admin/cases/delete/{case.pk}/"

    answers = {role: ask(scene, role, address, "post") for role in ("editor", "superuser")}

    assert set(answers.values()) <= REFUSED

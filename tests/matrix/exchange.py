"""Rows for repeating, asking, visiting and remembering."""

from collections.abc import Callable

from peer_learning.models import Replication
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, signed_in
from tests.matrix.scene import Scene

UNSEEN = ("under_review", "returned", "withdrawn")


def of_public_case(answer: str | int, anonymous: str | int) -> Callable[[Scene], Rows]:
    """A page about a public case; of any other case nobody learns that it exists."""

    def rows(scene: Scene) -> Rows:
        number = scene.drafts["published"].case.number
        yield Asked(all_roles(answer, anonymous=anonymous), {"number": number})
        for state in UNSEEN:
            hidden = {"number": scene.drafts[state].case.number}
            refused = anonymous if anonymous == SIGN_IN else 404
            yield Asked(all_roles(404, anonymous=refused), hidden)

    return rows


def of_keeping(scene: Scene) -> Rows:
    """A press of a button by any account, for public cases."""
    for state in ("published", *UNSEEN):
        values = {"number": scene.drafts[state].case.number}
        answer = MOVED if state == "published" else 404
        yield Asked(all_roles(405), values)
        yield Asked(all_roles(answer, anonymous=SIGN_IN), values, method="post")


def of_replication(scene: Scene) -> Rows:
    """Public once confirmed; before that its own side, whoever took the place over, and editors."""
    for name in ("waiting", "declined", "confirmed", "taken back"):
        row: Replication = scene.things[f"{name} repetition"]
        values = {"number": row.case.number, "pk": row.pk}
        inside = all_roles(404, stranger=200, editor=200, superuser=200)
        yield Asked(all_roles(200) if name == "confirmed" else inside, values)
        yield Asked(all_roles(404), {**values, "number": 10**9})


def of_mending(scene: Scene) -> Rows:
    """Its own side alone, while nothing is decided for good."""
    for name in ("waiting", "declined", "confirmed", "taken back"):
        row: Replication = scene.things[f"{name} repetition"]
        values = {"number": row.case.number, "pk": row.pk}
        own = 200 if name in {"waiting", "declined"} else 404
        expected = all_roles(404, anonymous=SIGN_IN, stranger=own)
        yield Asked(expected, values)
        yield Asked(expected, values, method="post", data={"result": ""})


def of_taking_back(scene: Scene) -> Rows:
    """Its own side alone, as long as there is something to take back."""
    for name in ("waiting", "confirmed", "taken back"):
        row: Replication = scene.things[f"{name} repetition"]
        values = {"number": row.case.number, "pk": row.pk}
        own = 404 if name == "taken back" else MOVED
        yield Asked(all_roles(405), values)
        yield Asked(all_roles(404, anonymous=SIGN_IN, stranger=own), values, method="post")


def of_question(scene: Scene) -> Rows:
    """Those who did it answer what an editor let through."""
    for name in ("asked", "open"):
        row = scene.things[f"{name} question"]
        own = 200 if name == "open" else 404
        expected = all_roles(404, anonymous=SIGN_IN, author=own, colleague=own)
        yield Asked(expected, {"number": row.case.number, "pk": row.pk})


def of_visit(scene: Scene) -> Rows:
    """Both sides and nobody else; editors read it in the admin."""
    row = scene.things["visit"]
    values = {"number": row.case.number, "pk": row.pk}
    expected = all_roles(404, anonymous=SIGN_IN, author=200, colleague=200, stranger=200)
    yield Asked(expected, values)
    yield Asked(expected, values, method="post", data={"state": ""})


def of_visit_button(scene: Scene) -> Rows:
    """A press of a button by one of both sides; what is not theirs to press is said."""
    row = scene.things["visit"]
    values = {"number": row.case.number, "pk": row.pk}
    yield Asked(all_roles(405), values)
    expected = all_roles(404, anonymous=SIGN_IN, author=MOVED, colleague=MOVED, stranger=MOVED)
    yield Asked(expected, values, method="post")


def of_dropping(_scene: Scene) -> Rows:
    """Any account, also for what it never kept."""
    yield Asked(all_roles(405), {"number": 1})
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), {"number": 1}, method="post")


EXCHANGE_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/practices/n/<int:number>/kit/": of_public_case(200, 200),
    "<lang>/practices/n/<int:number>/kit/plan.docx": of_public_case(200, 200),
    "<lang>/practices/n/<int:number>/kit/resolution.docx": of_public_case(200, 200),
    "<lang>/practices/n/<int:number>/repeated/": of_public_case(200, SIGN_IN),
    "<lang>/practices/n/<int:number>/repeated/<uuid:pk>/": of_replication,
    "<lang>/practices/n/<int:number>/repeated/<uuid:pk>/change/": of_mending,
    "<lang>/practices/n/<int:number>/repeated/<uuid:pk>/withdraw/": of_taking_back,
    "<lang>/practices/n/<int:number>/ask/": of_public_case(200, SIGN_IN),
    "<lang>/practices/n/<int:number>/ask/<uuid:pk>/": of_question,
    "<lang>/practices/n/<int:number>/visit/": of_public_case(200, SIGN_IN),
    "<lang>/practices/n/<int:number>/visit/<uuid:pk>/": of_visit,
    "<lang>/practices/n/<int:number>/visit/<uuid:pk>/agree/": of_visit_button,
    "<lang>/practices/n/<int:number>/visit/<uuid:pk>/take-back/": of_visit_button,
    "<lang>/practices/n/<int:number>/keep/": of_keeping,
    "<lang>/my/exchange/": signed_in(),
    "<lang>/my/bookmarks/": signed_in(),
    "<lang>/my/bookmarks/<int:number>/drop/": of_dropping,
}

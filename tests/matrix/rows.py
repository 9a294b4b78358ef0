"""The rows of the matrix outside the admin: for each route, what to ask and who gets what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from media_library.models import Arrival
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.scene import DRAFT_STATES, Scene

PEOPLE = ("stranger", "author", "colleague", "former", "editor", "operator", "superuser")
EDITABLE = {"draft", "shared", "returned"}


@dataclass(frozen=True)
class Asked:
    """One question to a route, and the answer each role must get."""

    expected: dict[str, str | int]
    values: dict[str, object] = field(default_factory=dict)
    query: str = ""
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)


Rows = Iterator[Asked]


def everybody(answer: str | int = 200, **values: object) -> Callable[[Scene], Rows]:
    """A route that answers all alike."""
    return lambda _scene: iter([Asked(all_roles(answer), values)])


def signed_in(answer: str | int = 200) -> Callable[[Scene], Rows]:
    """A route for any account; visitors are led to the door."""
    return lambda _scene: iter([Asked(all_roles(answer, anonymous=SIGN_IN))])


def visitors(answer: str | int = 200, otherwise: str | int = MOVED) -> Callable[[Scene], Rows]:
    """A route for those who are not signed in."""
    return lambda _scene: iter([Asked(all_roles(otherwise, anonymous=answer))])


def of_draft(
    editable: str | int, closed: str | int, refused: str | int = 405, **fixed: object
) -> Callable[[Scene], Rows]:
    """A page of a draft: its author, colleagues where it is shared, for nobody else a page."""

    def rows(scene: Scene) -> Rows:
        for state in DRAFT_STATES:
            answer = editable if state in EDITABLE else closed
            colleague = answer if state == "shared" else 404
            values = {"draft_id": scene.drafts[state].pk, **fixed}
            yield Asked(
                all_roles(404, anonymous=SIGN_IN, author=answer, colleague=colleague), values
            )
            for verb in ("put", "delete"):
                yield Asked(all_roles(405, anonymous=refused), values, method=verb)

    return rows


def of_sent(scene: Scene) -> Rows:
    """The receipt exists once it was sent."""
    for state in DRAFT_STATES:
        author = 404 if state in {"draft", "shared"} else 200
        values = {"draft_id": scene.drafts[state].pk}
        yield Asked(all_roles(404, anonymous=SIGN_IN, author=author), values)


def of_sharing(scene: Scene) -> Rows:
    """Only those who see a draft come as far as being told whether they may share it."""
    for state in DRAFT_STATES:
        colleague = MOVED if state == "shared" else 404
        values = {"draft_id": scene.drafts[state].pk}
        yield Asked(all_roles(405), values)
        expected = all_roles(404, anonymous=SIGN_IN, author=MOVED, colleague=colleague)
        yield Asked(expected, values, method="post")


def of_discarding(scene: Scene) -> Rows:
    """Only its author deletes a draft, and only one that was never sent."""
    for state in DRAFT_STATES:
        author = 200 if state in {"draft", "shared"} else MOVED
        colleague = MOVED if state == "shared" else 404
        values = {"draft_id": scene.drafts[state].pk}
        expected = all_roles(404, anonymous=SIGN_IN, author=author, colleague=colleague)
        yield Asked(expected, values)
        expected = all_roles(404, anonymous=SIGN_IN, author=MOVED, colleague=colleague)
        yield Asked(expected, values, method="post")


def of_change(scene: Scene) -> Rows:
    """Only the sender of a public case proposes a change to it."""
    for state in ("under_review", "returned", "withdrawn"):
        number = scene.drafts[state].case.number
        yield Asked(all_roles(404, anonymous=SIGN_IN), {"number": number}, method="post")
    number = scene.drafts["published"].case.number
    yield Asked(all_roles(405), {"number": number})
    expected = all_roles(404, anonymous=SIGN_IN, author=MOVED)
    yield Asked(expected, {"number": number}, method="post")


def of_case_pages(scene: Scene) -> Rows:
    """Published pages for all, others for nobody; front page, lists and searches beside them."""
    for state, page in scene.pages.items():
        answer = 200 if state in {"published", "proposal"} else 404
        yield Asked(all_roles(answer), {"path": f"practices/{page.slug}/"})
    for path in ("", "practices/", "news/", "about/", "help/", "privacy/"):
        yield Asked(all_roles(200), {"path": path})
    for query in ("?q=тайна", "?q=Тайна+названия", "?page=99999999999", "?preview=1&mode=draft"):
        yield Asked(all_roles(200), {"path": "practices/"}, query)


def of_share_card(scene: Scene) -> Rows:
    """A picture of public cases only."""
    for state in ("under_review", "returned", "withdrawn", "published", "proposal"):
        answer = 200 if state in {"published", "proposal"} else 404
        yield Asked(all_roles(answer), {"number": scene.drafts[state].case.number})
    yield Asked(all_roles(404), {"number": 10**12})


def of_uploads(scene: Scene) -> Rows:
    """A file opens with the thing it belongs to."""
    readers: dict[str, dict[str, str | int]] = {
        "loose": {"author": 200},
        "draft": {"author": 200},
        "shared": {"author": 200, "colleague": 200},
        "sent": {"author": 200, "editor": 200, "superuser": 200},
    }
    for name, may in readers.items():
        yield Asked(all_roles(404, **may), {"upload_id": scene.uploads[name].pk})
    yield Asked(all_roles(200), {"upload_id": scene.uploads["public"].pk})


def of_arrivals(_scene: Scene) -> Rows:
    """Any account may begin to send a file; a script learns when nobody is signed in."""
    yield Asked(all_roles(405, anonymous=401))
    yield Asked(all_roles(400, anonymous=401), method="post")


def of_arrival(scene: Scene) -> Rows:
    """A file on its way is its sender's alone."""
    owner = scene.people["author"]
    arrival = Arrival.objects.create(owner=owner, name="тайна.pdf", size=10)
    for method in ("get", "patch"):
        author = 200 if method == "get" else 400
        expected = all_roles(404, anonymous=401, author=author)
        yield Asked(expected, {"arrival_id": arrival.pk}, method=method)


def of_letters(scene: Scene) -> Rows:
    """One's own letter; a letter with a code opens for nobody."""
    yield Asked(all_roles(404, anonymous=SIGN_IN, author=200), {"pk": scene.things["letter"].pk})
    yield Asked(all_roles(404, anonymous=SIGN_IN), {"pk": scene.things["code"].pk})


def of_renditions(scene: Scene) -> Rows:
    """Only finished sizes of pictures have an address."""
    name = scene.things["rendition"].file.name
    yield Asked(all_roles(200), {"path": name})
    original = scene.things["image"].file.name
    for path in ("images/x.png", "images/%2e%2e", f"images/..%2f{original.replace('/', '%2f')}"):
        yield Asked(all_roles(404), {"path": path})


def of_sitemap(scene: Scene) -> Rows:
    """Addresses of public things."""
    for part in (0, 1):
        yield Asked(all_roles(200), {"language": "ru", "part": part})
    yield Asked(all_roles(404), {"language": "ru", "part": 9999})


def of_experts(scene: Scene) -> Rows:
    """Listed ones for all; who waits or has left is on no page."""
    yield Asked(all_roles(200), {"expert_id": scene.things["listed expert"].pk})
    for name in ("waiting expert", "gone expert"):
        yield Asked(all_roles(404), {"expert_id": scene.things[name].pk})


def of_writing(scene: Scene) -> Rows:
    """Any account writes to a listed expert who is somebody else."""
    values = {"expert_id": scene.things["listed expert"].pk}
    yield Asked(all_roles(200, anonymous=SIGN_IN, author=404), values)
    for name in ("waiting expert", "gone expert"):
        yield Asked(all_roles(404, anonymous=SIGN_IN), {"expert_id": scene.things[name].pk})


def of_leaving(_scene: Scene) -> Rows:
    """A press of a button by any account; one who was never there stays out."""
    yield Asked(all_roles(405))
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), method="post")


ROWS: dict[str, Callable[[Scene], Rows]] = {
    "": everybody(MOVED),
    "healthz": everybody(),
    "readyz": everybody(),
    "robots.txt": everybody(),
    "too-large/": everybody(413),
    "favicon.ico": everybody(MOVED),
    "sitemap.xml": everybody(),
    "data/oai/": everybody(),
    "<lang>/data/": everybody(),
    r"^sitemap-(?P<language>ru|ky|en)-(?P<part>\d{1,4})\.xml$": of_sitemap,
    "files/<uuid:upload_id>/": of_uploads,
    "files/<uuid:upload_id>/small/": of_uploads,
    "files/arriving/": of_arrivals,
    "files/arriving/<uuid:arrival_id>/": of_arrival,
    "^media/(?P<path>images/[^/]+)$": of_renditions,
    "signin/": visitors(SIGN_IN, 403),
    "<lang>/account/login/": visitors(),
    "<lang>/account/logout/": visitors(MOVED, 200),
    "<lang>/account/signup/": visitors(),
    "<lang>/account/inactive/": everybody(),
    "<lang>/account/reauthenticate/": signed_in(),
    "<lang>/account/email/": signed_in(),
    "<lang>/account/confirm-email/": visitors(SIGN_IN),
    "<lang>/account/password/change/": signed_in(),
    "<lang>/account/password/set/": signed_in(MOVED),
    "<lang>/account/password/reset/": everybody(),
    "<lang>/account/password/reset/confirm/": everybody(SIGN_IN),
    "<lang>/account/password/reset/complete/": everybody(MOVED),
    "<lang>/account/password/reset/done/": everybody(),
    "<lang>/mistake/": everybody(),
    "<lang>/mistake/sent/": everybody(),
    "<lang>/styleguide/": lambda _scene: iter(
        [Asked(all_roles(403, anonymous=SIGN_IN, editor=200, operator=200, superuser=200))]
    ),
    "<lang>/my/": signed_in(),
    "<lang>/my/letters/": signed_in(),
    "<lang>/my/letters/<uuid:pk>/": of_letters,
    "<lang>/practices/map/": everybody(),
    "<lang>/practices/submit/": signed_in(),
    "<lang>/practices/submit/<uuid:draft_id>/": of_draft(200, 200),
    "<lang>/practices/submit/<uuid:draft_id>/share/": of_sharing,
    "<lang>/practices/submit/<uuid:draft_id>/discard/": of_discarding,
    "<lang>/practices/submit/<uuid:draft_id>/check/": of_draft(200, MOVED),
    "<lang>/practices/submit/<uuid:draft_id>/sent/": of_sent,
    "<lang>/practices/submit/<uuid:draft_id>/<slug:section>/": of_draft(
        200, MOVED, SIGN_IN, section="story"
    ),
    "<lang>/practices/n/<int:number>/card.png": of_share_card,
    "<lang>/practices/n/<int:number>/change/": of_change,
    "<lang>/my/expert/": signed_in(),
    "<lang>/my/expert/leave/": of_leaving,
    "<lang>/experts/": everybody(),
    "<lang>/experts/<uuid:expert_id>/": of_experts,
    "<lang>/experts/<uuid:expert_id>/write/": of_writing,
    "<lang>/projects/": everybody(),
    "<lang>/projects/<slug:code>/": everybody(code="voice-and-accountability"),
    "<lang>/acts/": everybody(),
    "<lang>/acts/<slug:code>/": everybody(code="programme-2013-2017"),
    "<lang>/municipalities/": everybody(),
    "<lang>/municipalities/<slug:code>/": everybody(code="example-1"),
    "<lang>/municipalities/<slug:code>/similar/": everybody(code="example-1"),
    r"<lang>/^((?:[\w\-]+/)*)$": of_case_pages,
}

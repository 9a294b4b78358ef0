"""Rows for posts in municipalities: one's own, and claims that some may decide."""

from collections.abc import Callable

from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, signed_in
from tests.matrix.scene import Scene


def of_claims(scene: Scene) -> Rows:
    """Staff decide; a colleague whose post does not vouch is told so; others see no claim."""
    claim = {"pk": scene.things["claim"].pk}
    refused = all_roles(
        404, anonymous=SIGN_IN, author=403, colleague=403, operator=200, superuser=200
    )
    yield Asked(refused, claim)
    yield Asked(refused, claim, method="post", data={"decision": "decline", "reason": ""})
    yield Asked(
        {**refused, "operator": MOVED, "superuser": MOVED},
        claim,
        method="post",
        data={"decision": "confirm"},
    )
    yield Asked(all_roles(404, anonymous=SIGN_IN), {"pk": 10**9})


def of_own_post(answer: str | int, method: str, refused: str | int) -> Callable[[Scene], Rows]:
    """One's own post; somebody else's answers like one that never was."""

    def rows(scene: Scene) -> Rows:
        values = {"pk": scene.things["membership"].pk}
        yield Asked(all_roles(404, anonymous=SIGN_IN, author=answer), values, method=method)
        if refused:
            yield Asked(all_roles(refused), values)

    return rows


POST_ROWS = {
    "<lang>/my/posts/": signed_in(),
    "<lang>/my/posts/new/": signed_in(),
    "<lang>/my/posts/<int:pk>/": of_claims,
    "<lang>/my/posts/<int:pk>/leave/": of_own_post(200, "get", 0),
    "<lang>/my/posts/<int:pk>/name/": of_own_post(MOVED, "post", 405),
}

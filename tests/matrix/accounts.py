"""Rows for what proves who somebody is: codes, phones, second factors, sign-ins."""

import uuid

from people.services.end_sign_in import note_sign_in
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, everybody, signed_in, visitors
from tests.matrix.scene import Scene


def of_sign_ins(scene: Scene) -> Rows:
    """Everybody is asked to prove themselves first, whosever sign-in it is."""
    own = note_sign_in(person=scene.people["author"], session_key="matrix", browser="Firefox")
    for pk in (own.pk, uuid.uuid4()):
        for method in ("get", "post"):
            yield Asked(all_roles(MOVED, anonymous=SIGN_IN), {"pk": pk}, method=method)


def asked_again(*, method: str = "get", **values: object) -> Rows:
    """Nobody comes further than to the question who they are."""
    yield Asked(all_roles(MOVED, anonymous=SIGN_IN), values, method=method)


ACCOUNT_ROWS = {
    "<lang>/account/login/code/": visitors(),
    "<lang>/account/login/code/confirm/": signed_in(MOVED),
    "<lang>/account/phone/": signed_in(),
    "<lang>/account/phone/confirm/": signed_in(MOVED),
    "<lang>/account/phone/remove/": lambda _scene: asked_again(method="post"),
    "<lang>/account/factor/": everybody(MOVED),
    "<lang>/account/factor/check/": signed_in(MOVED),
    "<lang>/account/factor/check-again/": signed_in(MOVED),
    "<lang>/account/factor/needed/": signed_in(),
    "<lang>/account/factor/app/": signed_in(MOVED),
    "<lang>/account/factor/app/drawing.svg": signed_in(404),
    "<lang>/account/factor/app/remove/": signed_in(404),
    "<lang>/account/factor/codes/": signed_in(404),
    "<lang>/account/factor/codes/new/": signed_in(MOVED),
    "<lang>/account/factor/codes/file/": signed_in(404),
    "<lang>/account/factor/key/": signed_in(MOVED),
    "<lang>/account/factor/key/sign-in/": visitors(SIGN_IN),
    "<lang>/account/factor/key/check-again/": signed_in(MOVED),
    "<lang>/account/factor/key/<int:pk>/remove/": lambda _scene: asked_again(pk=1),
    "<lang>/account/security/": signed_in(),
    "<lang>/account/security/end/<uuid:pk>/": of_sign_ins,
    "<lang>/account/security/end-others/": lambda _scene: asked_again(method="post"),
}

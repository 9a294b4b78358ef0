"""What an answer means, in a word, and what a row of the matrix expects of each role."""

from typing import Any

from django.db import transaction

from tests.matrix.scene import ROLES, Scene

SIGN_IN = "sign in"
MOVED = "moved"
HOME = "admin home"
DOORS = ("/ru/account/login/", "/signin/", "/admin/login/", "/ky/account/login/")


def meaning(response: Any) -> str | int:
    """The status; a redirect by where it leads."""
    if response.status_code not in {301, 302, 303, 307, 308}:
        return int(response.status_code)
    target = response["Location"]
    if target.startswith(DOORS):
        return SIGN_IN
    return HOME if target == "/admin/" else MOVED


def read(response: Any) -> bytes:
    """The body, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def ask(scene: Scene, role: str, address: str, method: str = "get", **data: Any) -> str | int:
    """Ask as a role; fail at once when the answer tells what this role may not know.

    What the request changed is undone, so that the order of questions does not matter.
    """
    call = getattr(scene.clients[role], method)
    with transaction.atomic():
        response = call(address, data) if data else call(address)
        body = read(response)
        transaction.set_rollback(True)
    found = scene.leaks(role, address, body + str(response.headers).encode())
    assert found == [], f"{role} read secrets at {method} {address}: {found}"
    return meaning(response)


def ask_all(scene: Scene, address: str, method: str = "get", **data: Any) -> dict[str, str | int]:
    """Ask as every role."""
    return {role: ask(scene, role, address, method, **data) for role in ROLES}


def all_roles(otherwise: str | int, **of: str | int) -> dict[str, str | int]:
    """The expected answers: one for all, others for those named."""
    return {role: of.get(role, otherwise) for role in ROLES}

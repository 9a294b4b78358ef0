"""Rows for the letter about new issues: whoever has the letter has the link."""

from collections.abc import Callable

from subscriptions.models import NewsletterPreference
from subscriptions.selectors.links import address_token, confirm_token
from tests.factories.newsletters import make_reader
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, everybody
from tests.matrix.scene import Scene


def _reader() -> NewsletterPreference:
    found = NewsletterPreference.objects.filter(address="reader@example.org").first()
    return found or make_reader("reader@example.org")


def of_links(posted: str | int) -> Callable[[Scene], Rows]:
    """A link that we wrote serves everybody who has it; one we did not write is none."""

    def rows(_scene: Scene) -> Rows:
        token = {"token": address_token(_reader().pk)}
        yield Asked(all_roles(200), token)
        yield Asked(all_roles(posted), token, method="post", data={"language": "ky"})
        for method in ("get", "post"):
            yield Asked(all_roles(404), {"token": f"{_reader().pk}:x"}, method=method)

    return rows


def of_confirming(_scene: Scene) -> Rows:
    """The same for the first letter; a link that lapsed or was made up says so."""
    reader = _reader()
    for method in ("get", "post"):
        token = {"token": confirm_token(reader.pk, reader.round)}
        yield Asked(all_roles(200), token, method=method)
        yield Asked(all_roles(410), {"token": f"{reader.pk}-0:x:y"}, method=method)


def of_own_letter(_scene: Scene) -> Rows:
    """Everybody with an account; those of the scene have confirmed no address and are told so."""
    for method in ("get", "post"):
        yield Asked(all_roles(200, anonymous=SIGN_IN), method=method)


NEWSLETTER_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/newsletter/": everybody(),
    "<lang>/newsletter/sent/": everybody(),
    "<lang>/newsletter/mine/": of_own_letter,
    "<lang>/newsletter/confirm/<str:token>/": of_confirming,
    "<lang>/newsletter/letters/<str:token>/": of_links(MOVED),
    "<lang>/newsletter/stop/<str:token>/": of_links(200),
}

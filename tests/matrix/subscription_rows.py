"""Rows for subscriptions: the way in is everybody's, terms and invoices are their owner's."""

from collections.abc import Callable

from subscriptions.models import Plan, PrintedCopies, Subscription
from tests.factories.subscriptions import PlanFactory, ordered
from tests.matrix.answers import MOVED, SIGN_IN, all_roles
from tests.matrix.rows import Asked, Rows, everybody, signed_in
from tests.matrix.scene import Scene


def _order(scene: Scene) -> Subscription:
    """An order of the author that nobody paid yet."""
    author = scene.people["author"]
    found = Subscription.objects.filter(ordered_by=author).first()
    if found is None:
        found = ordered(author, plan=PlanFactory())
        Plan.objects.filter(pk=found.plan_id).update(is_public=False)
    return found


def of_own_term(
    answer: str | int, method: str = "get", refused: str | int = 0, **values: object
) -> Callable[[Scene], Rows]:
    """One's own term; somebody else's answers like one that never was."""

    def rows(scene: Scene) -> Rows:
        asked = {"pk": _order(scene).pk, **values}
        yield Asked(all_roles(404, anonymous=SIGN_IN, author=answer), asked, method=method)
        if refused:
            yield Asked(all_roles(refused), asked)

    return rows


def of_invoices(scene: Scene) -> Rows:
    """An invoice is handed to its buyer and to whoever may work at the desk."""
    invoice = _order(scene).invoice
    values = {"year": invoice.year, "sequence": invoice.sequence}
    yield Asked(all_roles(404, anonymous=SIGN_IN, author=200, superuser=200), values)
    yield Asked(all_roles(404, anonymous=SIGN_IN), {"year": 2026, "sequence": 9999})


def of_copies(scene: Scene) -> Rows:
    """Who acts for a municipality orders its copies; all others are told that they do not."""
    place = scene.things["membership"].municipality
    expected = all_roles(403, anonymous=SIGN_IN, author=200, colleague=200)
    yield Asked(expected, {"pk": place.pk})


def of_ended_copies(scene: Scene) -> Rows:
    """The same for giving them up; who does not act there sees none."""
    place = scene.things["membership"].municipality
    copies, _is_new = PrintedCopies.objects.get_or_create(municipality=place)
    expected = all_roles(404, anonymous=SIGN_IN, author=MOVED, colleague=MOVED)
    yield Asked(expected, {"pk": copies.pk}, method="post")
    yield Asked(all_roles(405), {"pk": copies.pk})


SUBSCRIPTION_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/subscribe/": everybody(),
    "<lang>/subscribe/order/": signed_in(),
    "<lang>/subscribe/copies/<int:pk>/": of_copies,
    "<lang>/my/subscriptions/": signed_in(),
    "<lang>/my/subscriptions/<int:pk>/renew/": of_own_term(200),
    "<lang>/my/subscriptions/<int:pk>/address/": of_own_term(200),
    "<lang>/my/subscriptions/<int:pk>/cancel/": of_own_term(MOVED, "post", 405),
    "<lang>/my/subscriptions/<int:pk>/readers/": of_own_term(403, "post", 405),
    "<lang>/my/subscriptions/<int:pk>/readers/<int:reader_pk>/remove/": of_own_term(
        404, "post", 405, reader_pk=10**9
    ),
    "<lang>/my/subscriptions/copies/<int:pk>/end/": of_ended_copies,
    "<lang>/my/subscriptions/invoices/<int:year>-<int:sequence>.pdf": of_invoices,
}

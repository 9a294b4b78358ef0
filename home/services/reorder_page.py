"""A page changes its place among its neighbours."""

from itertools import islice

from django.db import transaction
from django.db.models import Case, Value, When
from django.db.models.functions import Concat, Substr
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from people.models import User

# Places that change hands in one statement.
PLACES_PER_STATEMENT = 500
# No place of the tree begins with it: who has it is between two places.
ON_THE_WAY = "~"


@transaction.atomic
def reorder_page(*, page: Page, position: int | None, person: User) -> Page:
    """Put a page at a place among its neighbours, counted from 0; without one, at the end.

    Everybody between the two places moves by one, with all that is below. The library does that
    with a statement for each neighbour; here five hundred move at once.
    """
    parent = Page.objects.select_for_update().get(pk=page.get_parent().pk)
    places = list(parent.get_children().order_by("path").values_list("path", flat=True))
    order = [place for place in places if place != page.path]
    order.insert(len(order) if position is None else position, page.path)
    moves = {before: after for before, after in zip(order, places, strict=True) if before != after}
    if not moves:
        return page
    news = {
        "sender": page.specific_class or Page,
        "parent_page_before": parent,
        "parent_page_after": parent,
        "url_path_before": page.url_path,
        "url_path_after": page.url_path,
    }
    pre_page_move.send(instance=page, **news)
    _walk(parent, moves)
    page.refresh_from_db()
    post_page_move.send(instance=page, **news)
    place = {"id": parent.pk, "title": parent.get_admin_display_title()}
    log(
        instance=page,
        action="wagtail.reorder",
        user=person,
        data={"source": place, "destination": place},
    )
    return page


def _walk(parent: Page, moves: dict[str, str]) -> None:
    """Move subtrees from place to place; two pages never stand on one, not even for a moment."""
    length = len(parent.path) + Page.steplen
    below = Page.objects.filter(path__startswith=parent.path, depth__gt=parent.depth)
    steps = iter(sorted(moves.items()))
    while part := dict(islice(steps, PLACES_PER_STATEMENT)):
        taken = parent.path + ON_THE_WAY
        goals = [
            When(place=before, then=Value(taken + after[len(parent.path) :]))
            for before, after in part.items()
        ]
        below.annotate(place=Substr("path", 1, length)).filter(place__in=part).update(
            path=Concat(Case(*goals), Substr("path", length + 1))
        )
    arrived = Page.objects.filter(path__startswith=parent.path + ON_THE_WAY)
    arrived.update(
        path=Concat(Value(parent.path), Substr("path", len(parent.path) + len(ON_THE_WAY) + 1))
    )

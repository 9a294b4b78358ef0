"""What stands in an issue changes its place, in every language at once."""

from uuid import UUID

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from magazine.models import ArticlePlan, IssuePage
from people.models import User


@transaction.atomic
def shift_item(*, issue_key: UUID, item_key: UUID, step: int, by: User) -> bool:
    """Put an item before its upper neighbour (-1) or after its lower one (1), in both languages.

    The neighbour is that of the first language which has the item; a language without it keeps
    its order. Gives whether anything moved: at either end there is nowhere to go.
    """
    issues = (
        IssuePage.objects.select_for_update(of=("self",))
        .select_related("locale")
        .filter(translation_key=issue_key)
        .order_by("-locale__language_code")
    )
    orders = [list(issue.get_children().order_by("path")) for issue in issues]
    neighbour = _neighbour(orders, item_key, step)
    if neighbour is None:
        return False
    for pages in orders:
        found = {page.translation_key: page for page in pages}
        item, other = found.get(item_key), found.get(neighbour)
        if item is not None and other is not None:
            pos = "left" if step < 0 else "right"
            move = MovePageAction(item.specific, other, pos=pos, user=by)
            move.execute(skip_permission_checks=True)
    return True


def _neighbour(orders: list[list[Page]], item_key: UUID, step: int) -> UUID | None:
    for pages in orders:
        keys: list[UUID] = [page.translation_key for page in pages]
        if item_key in keys:
            place = keys.index(item_key) + step
            return keys[place] if 0 <= place < len(keys) else None
    return None


@transaction.atomic
def shift_plan(*, plan: ArticlePlan, step: int) -> bool:
    """Let an idea without pages change places with the next idea; gives whether it did."""
    ideas = list(
        ArticlePlan.objects.select_for_update()
        .filter(issue_key=plan.issue_key, article_key=None)
        .order_by("position", "pk")
    )
    now = [idea.pk for idea in ideas].index(plan.pk)
    place = now + step
    if not 0 <= place < len(ideas):
        return False
    ideas.insert(place, ideas.pop(now))
    for position, idea in enumerate(ideas, start=1):
        idea.position = position
    ArticlePlan.objects.bulk_update(ideas, ["position"])
    return True

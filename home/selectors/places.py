"""The cases of one municipality."""

from typing import Any

from best_practice.models import Case
from best_practice.selectors.cards import read_cards
from organisations.models import Municipality

CASES_SHOWN = 50


def cases_of_place(municipality: Municipality) -> list[dict[str, Any]]:
    """Give the public cases a municipality took part in, newest first, as rows of a list."""
    cases = Case.objects.published().filter(places__municipality=municipality)
    newest = cases.order_by("-first_published_at", "-number").values_list("pk", flat=True)
    return read_cards(list(newest[:CASES_SHOWN]))

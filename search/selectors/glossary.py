"""The glossary in memory, read again when an editor changed it."""

from typing import Any

from django.db.models import Count, Max

from search.engine.asking.glossary import Glossary
from search.models import GlossaryEntry

_known: dict[str, tuple[Any, Glossary]] = {}


def current_glossary() -> Glossary:
    """The entries in use; one statement, and another after a change."""
    rows = GlossaryEntry.objects.filter(is_active=True)
    state = rows.aggregate(rows=Count("pk"), last=Max("updated_at"), newest=Max("pk"))
    known = _known.get("glossary")
    if known is None or known[0] != state:
        entries = rows.order_by("pk").values_list("equivalents", flat=True)
        known = _known["glossary"] = (state, Glossary.build(entries))
    return known[1]

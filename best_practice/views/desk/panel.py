"""What waits for the reader, on the front page of the admin."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from best_practice.selectors.desk.waiting import read_waiting, waiting_drafts
from best_practice.views.desk.reports import RIGHT

SHOWN = 5


class WaitingPanel(Component):
    """The five that have waited longest, and how many there are."""

    name = "case_desk_waiting"
    template_name = "components/admin_waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Read only for those who may decide."""
        person = parent_context["request"].user if parent_context else None
        if person is None or not person.has_perm(RIGHT):
            return {"rows": [], "count": 0}
        drafts = waiting_drafts(person)
        return {"rows": read_waiting(list(drafts[:SHOWN])), "count": drafts.count()}

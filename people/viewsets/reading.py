"""Screens of the admin that show other people write down who looked."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from people.choices import AccessKind, AccessSubject
from people.services import record_access


class LogsReading:
    """Mixin, first in the row, for a view of the admin that shows records of other people.

    A page that was shown counts as read, a post that was accepted as a change. Which people it
    was, `people_of` tells from the row or the list the view shows.
    """

    access_subject = AccessSubject.ACCOUNT
    # The column that leads from a row to the account; "pk" where the row is the account.
    access_person = "pk"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer first: a refusal shows nobody."""
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        is_change = request.method == "POST" and response.status_code == 302
        if response.status_code == 200 or is_change:
            rows, kind = self._rows(response)
            record_access(
                who=request.user,  # type: ignore[arg-type]
                kind=AccessKind.CHANGE if is_change else kind,
                subject=self.access_subject,
                person_ids=self.people_of(rows),
            )
        return response

    def _rows(self, response: Any) -> tuple[list[Any], AccessKind]:
        found = getattr(self, "object", None)
        if found is not None:
            return [found], AccessKind.VIEW
        # The page of the list is read once: the template shows the same rows.
        return list(response.context_data["object_list"]), AccessKind.LIST

    def people_of(self, rows: Iterable[Any]) -> list[int]:
        """The accounts of these rows; rows without one belong to nobody who could ask."""
        return [pk for row in rows if (pk := getattr(row, self.access_person))]

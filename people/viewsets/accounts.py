"""Accounts in the admin: every look is written down, staff are changed by superusers alone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.users.views import users as library

from people.access import is_staff_account
from people.forms.staff import AccountEditForm
from people.services import erase_person
from people.viewsets.reading import LogsReading

# What makes somebody staff; only a superuser hands it out.
RIGHTS = ("is_superuser", "groups")


class KeepsStaffForSuperusers:
    """Mixin that shuts accounts of staff to everybody but superusers, and their rights too."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask before anything is shown."""
        found: Any = self.get_object() if kwargs.get("pk") else None  # type: ignore[attr-defined]
        if found is not None and is_staff_account(found) and not is_superuser(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Leave out what only a superuser gives; posted all the same, it is not read."""
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if not is_superuser(self.request):  # type: ignore[attr-defined]
            for name in RIGHTS:
                form.fields.pop(name, None)
        return form


def is_superuser(request: HttpRequest) -> bool:
    """Whether a superuser is asking."""
    return bool(getattr(request.user, "is_superuser", False))


class AccountIndexView(LogsReading, library.IndexView):
    """The list; those on the page were seen."""


class AccountCreateView(KeepsStaffForSuperusers, library.CreateView):
    """A new account; it is staff only by the hand of a superuser."""


class AccountEditView(KeepsStaffForSuperusers, LogsReading, library.EditView):
    """One account."""


class AccountDeleteView(KeepsStaffForSuperusers, LogsReading, library.DeleteView):
    """Deleting an account erases the person: what others need stays, under no name."""

    def delete_action(self) -> None:
        """Empty the account instead of tearing rows away from what points at it."""
        erase_person(person=self.object)


class AccountHistoryView(LogsReading, library.HistoryView):
    """What was done to an account."""


class AccountViewSet(library.UserViewSet):
    """Wagtail's screens of users with our rules."""

    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    history_view_class = AccountHistoryView

    def get_form_class(self, for_update: bool = False) -> type:
        """Names stand in one field here, and the address is its owner's business."""
        return AccountEditForm if for_update else super().get_form_class(for_update)  # type: ignore[no-any-return]

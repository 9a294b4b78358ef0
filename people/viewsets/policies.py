"""Who may do what with rows that nobody writes by hand."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Lets those look who have the right to view; nobody adds, changes or deletes."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only looking exists here, for superusers too."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Ask for looking alone; the list view asks for any verb."""
        return any(self.user_has_permission(user, action) for action in actions)

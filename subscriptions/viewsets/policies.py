"""What nobody may do in the admin, whatever their rights: papers of money are not deleted."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class KeptForGoodPolicy(ModelPermissionPolicy):
    """Terms are cancelled, payments struck, plans no longer offered; no row goes."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody deletes, not even the operator."""
        allowed: bool = action != "delete" and super().user_has_permission(user, action)
        return allowed


class WrittenByOrdersPolicy(KeptForGoodPolicy):
    """An invoice comes from an order, never by hand: its number would leave a gap."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds one either."""
        return action != "add" and super().user_has_permission(user, action)

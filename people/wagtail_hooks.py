"""Puts the letters into the menu of the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.models import Letter
from people.viewsets import LetterViewSet, ReadOnlyPolicy

register_permission_policy(Letter, ReadOnlyPolicy(Letter))


@hooks.register("register_admin_viewset")
def register_letters() -> LetterViewSet:
    """List letters for those who may view them."""
    return LetterViewSet()

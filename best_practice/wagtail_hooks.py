"""What the library adds to the Wagtail admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from best_practice.models import Case
from best_practice.viewsets import CaseViewSet, CorrectOnlyPolicy

register_permission_policy(Case, CorrectOnlyPolicy(Case))


@hooks.register("register_admin_viewset")
def register_cases() -> CaseViewSet:
    """Give editors the facts of cases."""
    return CaseViewSet()

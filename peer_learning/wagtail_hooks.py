"""Puts repetitions, questions and requests into the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from peer_learning.models import CaseQuestion, Replication, VisitRequest
from peer_learning.viewsets.desk import DecideOnlyPolicy, ExchangeGroup


class ReadOnlyPolicy(DecideOnlyPolicy):
    """Requests belong to both municipalities; editors read them."""

    def user_has_permission(self, user: object, action: str) -> bool:
        """Whoever may see the list may look at a row, nothing else."""
        return action == "view" and super().user_has_permission(user, action)


register_permission_policy(Replication, DecideOnlyPolicy(Replication))
register_permission_policy(CaseQuestion, DecideOnlyPolicy(CaseQuestion))
register_permission_policy(VisitRequest, ReadOnlyPolicy(VisitRequest))


@hooks.register("register_admin_viewset")
def register_exchange() -> ExchangeGroup:
    """Offer them to those who may decide."""
    return ExchangeGroup()

"""Puts vocabularies into the menu of the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from taxonomy.models import LegalAct, Term
from taxonomy.viewsets import NeverDeletedPolicy, VocabularyGroup

register_permission_policy(Term, NeverDeletedPolicy(Term))
register_permission_policy(LegalAct, NeverDeletedPolicy(LegalAct))


@hooks.register("register_admin_viewset")
def register_vocabularies() -> VocabularyGroup:
    """Offer terms and legal acts to those who may change them."""
    return VocabularyGroup()

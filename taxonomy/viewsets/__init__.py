"""Vocabularies, legal acts and free tags in the Wagtail admin."""

from taxonomy.viewsets.acting import ActOnView
from taxonomy.viewsets.tags import TagViewSet
from taxonomy.viewsets.vocabularies import (
    LegalActViewSet,
    NeverDeletedPolicy,
    TermViewSet,
    VocabularyGroup,
)

__all__ = [
    "ActOnView",
    "LegalActViewSet",
    "NeverDeletedPolicy",
    "TagViewSet",
    "TermViewSet",
    "VocabularyGroup",
]

"""What the library adds to the Wagtail admin."""

from best_practice.viewsets.cases import CaseViewSet, CorrectOnlyPolicy

__all__ = ["CaseViewSet", "CorrectOnlyPolicy"]

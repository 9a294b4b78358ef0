"""What of the library can be found by words."""

from best_practice.indexing.cases import CaseTexts

__all__ = ["CaseTexts"]

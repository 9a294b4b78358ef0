"""What home hands in to be found by words: cases with their papers, pages of plain text, news."""

from home.indexing.cases import CaseTexts
from home.indexing.pages import NEWS, STANDARD_PAGES

__all__ = ["NEWS", "STANDARD_PAGES", "CaseTexts"]

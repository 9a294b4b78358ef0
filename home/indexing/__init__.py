"""What home hands in to be found by words: cases with their papers, the magazine, pages, news."""

from home.indexing.articles import ArticleTexts
from home.indexing.cases import CaseTexts
from home.indexing.issues import IssueTexts
from home.indexing.pages import NEWS, STANDARD_PAGES
from home.indexing.publications import PublicationTexts

__all__ = ["NEWS", "STANDARD_PAGES", "ArticleTexts", "CaseTexts", "IssueTexts", "PublicationTexts"]

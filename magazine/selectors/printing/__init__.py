"""What the templates of print are filled with: an issue, an article."""

from magazine.selectors.printing.issue import Printed, article_data, issue_data

__all__ = ["Printed", "article_data", "issue_data"]

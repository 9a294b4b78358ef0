"""Blocks of an article: text with footnotes, quotes, tables, charts, questions, law news."""

from magazine.blocks.body import ArticleBody

__all__ = ["ArticleBody"]

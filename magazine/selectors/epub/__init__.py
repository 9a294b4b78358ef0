"""An issue as an EPUB book, made from the same pieces as its pages and its paper."""

from magazine.selectors.epub.book import write_epub

__all__ = ["write_epub"]

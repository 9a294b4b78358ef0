"""Reads the plain HTML files that standard pages are first written from."""

import re
from dataclasses import dataclass

HEADING = re.compile(r"<h1[^>]*>(?P<title>.*?)</h1>", re.DOTALL)
SUMMARY = re.compile(r'<p class="summary">(?P<summary>.*?)</p>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class PageText:
    """What one file says."""

    title: str
    summary: str
    body: str


def _plain(html: str) -> str:
    return " ".join(TAG.sub("", html).split())


def read_page_text(html: str) -> PageText:
    """Take the first heading as title, the marked paragraph as summary, the rest as body.

    Raises ValueError when there is no heading: a page without a title has no address either.
    """
    heading = HEADING.search(html)
    if heading is None:
        raise ValueError("The text of a page starts with <h1>.")
    rest = html[heading.end() :]
    summary = SUMMARY.search(rest)
    body = rest[: summary.start()] + rest[summary.end() :] if summary else rest
    return PageText(
        title=_plain(heading["title"]),
        summary=_plain(summary["summary"]) if summary else "",
        body=body.strip(),
    )

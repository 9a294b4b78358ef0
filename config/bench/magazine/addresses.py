"""Finds the measured pages of the magazine: the newest issue, and an article open to everybody."""

import re

from config.bench.reading import Reader

INDEX = "/ru/magazine/"
YEAR = re.compile(r'href="(/ru/magazine/\d{4}/)"')
ISSUE = re.compile(r'href="(/ru/magazine/\d{4}/\d[\d-]+/)"')
ARTICLE = r'href="({issue}[a-z][\w-]*/)"'


def magazine_addresses(reader: Reader) -> dict[str, str]:
    """The newest issue, and the first article of the oldest issue that has any."""
    front = _text(reader, INDEX)
    newest = ISSUE.findall(front)[:1] or [INDEX]
    for year in sorted(set(YEAR.findall(front))) or [INDEX]:
        for issue in reversed(list(dict.fromkeys(ISSUE.findall(_text(reader, year))))):
            articles = re.findall(ARTICLE.format(issue=issue), _text(reader, issue))
            if articles:
                return {"issue": newest[0], "article": articles[0]}
    return {"issue": newest[0], "article": newest[0]}


def _text(reader: Reader, path: str) -> str:
    _headers, body = reader.get(path)
    return body.decode()

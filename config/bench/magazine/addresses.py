"""Finds the measured pages of the magazine: the newest issue, and an article open to everybody."""

import re

from config.bench.reading import Reader

INDEX = "/ru/magazine/"
YEAR = re.compile(r'href="(/ru/magazine/\d{4}/)"')
ISSUE = re.compile(r'href="(/ru/magazine/\d{4}/\d[\d-]+/)"')
ARTICLE = r'href="({issue}[a-z][\w-]*/)"'


def magazine_addresses(reader: Reader) -> dict[str, str]:
    """The newest issue, and the first article of the oldest one; "" where there are none."""
    front = _text(reader, INDEX)
    newest = ISSUE.findall(front)
    years = YEAR.findall(front)
    oldest = ISSUE.findall(_text(reader, min(years)) if years else front)
    if not newest or not oldest:
        return {"issue": INDEX, "article": INDEX}
    articles = re.findall(ARTICLE.format(issue=oldest[-1]), _text(reader, oldest[-1]))
    return {"issue": newest[0], "article": articles[0] if articles else oldest[-1]}


def _text(reader: Reader, path: str) -> str:
    _headers, body = reader.get(path)
    return body.decode()

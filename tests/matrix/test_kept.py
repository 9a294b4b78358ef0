"""What kept pages read is what raises the stamp, and no kept page asks who is looking."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.writes import quiet_tables
from tests.matrix.routes import all_routes
from tests.matrix.test_public import TABLE

READ = re.compile(r'\b(?:FROM|JOIN) "(\w+)"')
# Types of content never change; a file of a case is shown through its row, which raises the stamp;
# of drafts pages read only where an approved one was sent from, and approving raises the stamp.
HARMLESS = {"django_content_type", "media_library_upload", "best_practice_casedraft"}


def unheard(statements: list[str]) -> set[str]:
    """Tables that a page reads though writing to them makes no page stale."""
    return {table for sql in statements for table in READ.findall(sql)} & quiet_tables() - HARMLESS


def is_kept(address: str, answer) -> bool:
    """Whether this answer is kept: words typed by people are in no address that is."""
    if answer.status_code != 200 or not hasattr(answer, "_kept"):
        return False
    given = parse_qsl(urlsplit(address).query, keep_blank_values=True)
    return {name for name, _ in given} <= answer._kept.parameters


def addresses(scene) -> list[str]:
    """Every address of the matrix that a look may ask for."""
    found = [page.url_path for page in scene.pages.values() if page.live]
    for route in all_routes():
        for asked in () if route.is_admin else TABLE[route.pattern](scene):
            if asked.method == "get":
                found += [
                    route.filled({"lang": language, **asked.values}) + asked.query
                    for language in ("ru", "ky")
                ]
    return list(dict.fromkeys(found))


@pytest.mark.usefixtures("scene")
def test_kept_pages_read_nothing_that_raises_no_stamp(scene):
    kept, wrong = [], {}
    for address in addresses(scene):
        with CaptureQueriesContext(connection) as captured:
            answer = Client().get(address)
        if is_kept(address, answer):
            kept.append(address)
            if tables := unheard([query["sql"] for query in captured]):
                wrong[address] = tables

    assert wrong == {}
    assert len(kept) > 20


def test_planted_reading_is_noticed():
    read = ['SELECT 1 FROM "taxonomy_term" INNER JOIN "people_letter" ON (1)']

    assert unheard(read) == {"people_letter"}

"""What the portal may cost. Bytes as sent, packed; H is the work of the hello view."""

import os
from dataclasses import dataclass

MARGIN_OF_H = 1.5  # other programs on the machine disturb the clock, so only this much fails
KILOBYTE = 1000

CSS_BYTES = 15 * KILOBYTE
FONT_BYTES = 24 * KILOBYTE
READING_JS_BYTES = 10 * KILOBYTE
ALL_JS_BYTES = 45 * KILOBYTE
REQUESTS = 10
WEB_PSS = 300 * KILOBYTE**2
WORKER_PSS = 150 * KILOBYTE**2
HIT_WORK = 2.5  # in H, a kept page
SIGN_IN_WORK = 300  # in H, the form and the post; two a second then take a sixth of two cores
PAPER_WORK = 2000  # in H by the clock: a second where H is half a millisecond
ISSUE_PDF_WORK = 8000  # in H, sixty pages in all passes: four seconds at 0.5 ms
ISSUE_EPUB_WORK = 4000
ISSUE_PSS = 300 * KILOBYTE**2  # the largest of the children that set an issue
SIGN_INS = 120  # a minute
SLOWER = 2  # times: the 95th of a hundred pages beside sign-ins over the same without
EXPORT_PSS = 30 * KILOBYTE**2  # over the process that has only started, whatever the rows
EXPORT_STATEMENTS = 6  # a heap of rows
DIGEST_STATEMENTS = 150  # 11,000 searches that find nothing, in heaps of 500
DIGEST_GROWTH = 10 * KILOBYTE**2  # from a tenth of the searches to all
EXPONENT = 0.3  # growth of the work from few cases to many

FIRST_ASKED_WORK = 200  # in H, a combination of filters that nobody asked for before
LIST_WORK = 55  # in H
POSTGRES_LIST_WORK = 85  # in H; the client of PostgreSQL works in the same process

# Search at 20,000 documents; what is promised in milliseconds is read at half of one a hello.
TAKEN_IN = 6  # in H, a document of a hundred words: 20,000 a minute
SQLITE_ASKED = 300  # in H, the 95th of a hundred questions
POSTGRES_ASKED = 120  # in H, by the clock, up to so many hits
SOME_HITS = 2_000
POSTGRES_NOTHING = 20  # in H, where nothing is found
SEARCH_EXPONENT = 1.0  # growth of a question from 2,000 to 20,000 documents
ELASTICSEARCH_ASKED = 100  # in H, by the clock, the 95th of a hundred questions
SUGGESTED = 40  # in H, what is offered while somebody types
SEARCH_PSS = 300 * KILOBYTE**2
PAGES_THAT_DIFFER = 3  # of a hundred first pages, from one engine to another

FACETS = "theme=services&region=KG-N&region=KG-C&cost=500-5000&source=local-budget&lang=ru"


@dataclass(frozen=True)
class PageLimit:
    """A page that is measured, with its limits.

    An address with {case} or {issue} names the newest one, {article} one that is open to everybody.
    """

    name: str
    address: str
    statements: int
    work: int  # in H
    first_view: int  # bytes
    is_kept: bool = True  # answered from the kept pages when nobody published since


PAGES = (
    PageLimit("home", "/ru/", 20, 55, 120 * KILOBYTE),
    PageLimit("list", "/ru/practices/", 15, LIST_WORK, 60 * KILOBYTE),
    PageLimit("list ky", "/ky/practices/", 15, LIST_WORK, 60 * KILOBYTE),
    PageLimit("list, 5 facets", f"/ru/practices/?{FACETS}", 15, LIST_WORK, 60 * KILOBYTE),
    PageLimit("case", "{case}", 12, 40, 60 * KILOBYTE),
    PageLimit("archive", "/ru/magazine/", 20, 55, 60 * KILOBYTE),
    PageLimit("issue", "{issue}", 20, 55, 60 * KILOBYTE),
    PageLimit("article", "{article}", 12, 40, 60 * KILOBYTE),
    PageLimit("section", "/ru/magazine/sections/research/", 15, 55, 60 * KILOBYTE),
    PageLimit("search", "/ru/search/?q=вода", 15, 90, 60 * KILOBYTE, is_kept=False),
)
KEPT = tuple(page.name for page in PAGES if page.is_kept)


def work_of(page: PageLimit) -> int:
    """The limit of a page in H; where PostgreSQL answers a page may cost more, as lists may."""
    is_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    return round(page.work * POSTGRES_LIST_WORK / LIST_WORK) if is_postgres else page.work

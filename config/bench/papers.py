"""What a page for the council costs its first reader: a child starts, sets it and ends."""

import re
import shutil
import time

from config.bench.limits import MARGIN_OF_H, PAPER_WORK
from config.bench.reading import Reader
from config.bench.report import Report, Row
from config.bench.servers import FOLDER

NUMBER = re.compile(r"/practices/n/(\d+)/council.pdf")
LINK = re.compile(r'<a class="title-link" href="(/ru/practices/[^"?]+)"')
PAPERS = 3


def measure_papers(report: Report, reader: Reader, paths: dict[str, str], one: float) -> None:
    """The slowest of a few papers nobody asked for before, by the clock, over the hello view.

    `one` is H in milliseconds.
    """
    shutil.rmtree(FOLDER / "papers", ignore_errors=True)
    _headers, cases = reader.get(paths["list"])
    links = list(dict.fromkeys(LINK.findall(cases.decode())))[:PAPERS]
    slowest = 0.0
    for link in links:
        _headers, body = reader.get(link)
        (number,) = set(NUMBER.findall(body.decode()))
        before = time.perf_counter()
        _headers, paper = reader.get(f"/ru/practices/n/{number}/council.pdf")
        if not paper.startswith(b"%PDF"):
            raise RuntimeError(f"The paper of case {number} did not come.")
        slowest = max(slowest, time.perf_counter() - before)
    row = Row("papers", "council page, cold", slowest * 1000 / one, PAPER_WORK, "H", MARGIN_OF_H)
    report.add(row)

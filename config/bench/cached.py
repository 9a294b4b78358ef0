"""The kept pages: what a hit costs, what a revisit carries, whether anybody sees an old page."""

import os
from functools import partial

from config.bench import limits
from config.bench.publishing import ADDRESS, publisher
from config.bench.reading import ASKED, Reader
from config.bench.report import Report, Row
from config.bench.servers import Server

PUBLISHED = 10
WORKERS = int(os.environ.get("WEB_WORKERS", "2"))
MOST_TRIES = 200
REQUESTS = 500
GZIP = {"Accept-Encoding": "gzip"}


def measure_hits(report: Report, portal: Server, paths: dict[str, str]) -> None:
    """Statements of a hit and bytes of a revisit, for every page that is kept."""
    reader = Reader(portal.port, GZIP)
    for name in limits.KEPT:
        _headers, _body = reader.get(paths[name])
        headers, _body = reader.get(paths[name], **ASKED)
        report.add(Row("cache", f"{name}: statements of a hit", int(headers["X-Statements"]), 0))
        _headers, again = reader.get(paths[name], **{"If-None-Match": headers["ETag"]})
        report.add(Row("cache", f"{name}: bytes of a revisit", len(again), 0, "B"))


def _first_answers(port: int) -> dict[str, str]:
    """The first answer of every worker, each over a connection of its own."""
    seen: dict[str, str] = {}
    for _ in range(MOST_TRIES):
        headers, body = Reader(port).get(ADDRESS, **ASKED)
        seen.setdefault(headers["X-Process"], body.decode())
        if len(seen) == WORKERS:
            break
    return seen


def measure_freshness(report: Report, portal: Server) -> None:
    """Publish in another process, then look through every worker: nobody may see the old page."""
    stale = asked = 0
    with publisher() as other:
        for number in range(PUBLISHED):
            _first_answers(portal.port)
            title = f"О портале {number}"
            other.publish(title)
            answers = _first_answers(portal.port).values()
            asked += len(answers)
            stale += sum(title not in body for body in answers)
        other.publish("О портале")
    report.add(Row("cache", f"stale after {PUBLISHED} publications", stale, 0, f"of {asked}"))


def measure_hit_work(
    report: Report, portal: Server, hello: Server, paths: dict[str, str], rounds: int
) -> None:
    """Processor time of a hit and of a revisit over that of the hello view, in mixed rounds."""
    pages, floor = Reader(portal.port, GZIP), Reader(hello.port)
    tags = {name: pages.get(paths[name])[0]["ETag"] for name in limits.KEPT}
    floors: list[float] = []
    hits: dict[str, list[float]] = {name: [] for name in limits.KEPT}
    again: dict[str, list[float]] = {name: [] for name in limits.KEPT}
    for _ in range(rounds):
        floors.append(hello.work_during(partial(floor.repeat, "/", REQUESTS)))
        for name in limits.KEPT:
            read = partial(pages.repeat, paths[name], REQUESTS)
            hits[name].append(portal.work_during(read))
            revisit = partial(read, **{"If-None-Match": tags[name]})
            again[name].append(portal.work_during(revisit))
    for kind, measured in (("a hit", hits), ("a revisit", again)):
        for name, times in measured.items():
            ratio = min(times) / min(floors)
            limit, margin = limits.HIT_WORK, limits.MARGIN_OF_H
            report.add(Row("cache", f"{name}: {kind}", ratio, limit, "H", margin=margin))

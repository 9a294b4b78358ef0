"""Runs the bench: prepares its own portal, measures, prints, exits with 1 when a limit broke."""

import gzip
import os
import platform
import random
import re
import sqlite3
import sys
import time
from importlib.metadata import version

from config.bench import limits
from config.bench.asking import measure_first_asked
from config.bench.cached import measure_freshness, measure_hit_work, measure_hits
from config.bench.growth import measure_growth
from config.bench.magazine.addresses import magazine_addresses
from config.bench.magazine.making import measure_issue_files
from config.bench.papers import measure_papers
from config.bench.reading import COLD, Reader, View
from config.bench.report import Report, Row
from config.bench.search.measuring import measure_search
from config.bench.servers import FOLDER, GUNICORN, HELLO, WORKER, Server, prepare, serving
from config.bench.signing_in import SignIn, measure_sign_ins
from config.bench.taking import measure_taking
from config.settings.environment import BASE_DIR

CASES = int(os.environ.get("BENCH_CASES", "2000"))
ROUNDS = 5
REQUESTS = 20
HELLO_REQUESTS = 800  # so many that the clock's ticks do not count
SETTLED_AFTER = 8  # seconds until a started worker waits for jobs
CASE_LINK = re.compile(r'<a class="title-link" href="(/ru/practices/[^"?]+)"')


def describe() -> dict[str, object]:
    """Say what the run ran on."""
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "django": version("django"),
        "wagtail": version("wagtail"),
        "database": "DATABASE_URL" if os.environ.get("DATABASE_URL") else "SQLite",
        "sqlite": sqlite3.sqlite_version,
        "cases": CASES,
        "workers": os.environ.get("WEB_WORKERS", "2"),
    }


def addresses(reader: Reader) -> dict[str, str]:
    """Find the address of every measured page."""
    _headers, body = reader.get("/ru/practices/")
    newest = CASE_LINK.search(body.decode())
    case = newest.group(1) if newest else ""
    found = {"case": case, **magazine_addresses(reader)}
    return {page.name: page.address.format(**found) for page in limits.PAGES}


def measure_counts(report: Report, reader: Reader, paths: dict[str, str]) -> None:
    """Statements, bytes and requests: exact, so CI may rely on them."""
    for page in limits.PAGES:
        reader.get(paths[page.name])
        view: View = reader.view(paths[page.name])
        report.add(Row("sql", page.name, view.statements, page.statements))
        report.add(Row("bytes", f"{page.name}: first view", view.total, page.first_view, "B"))
        report.add(
            Row("bytes", f"{page.name}: css", view.sizes.get("css", 0), limits.CSS_BYTES, "B")
        )
        report.add(
            Row("bytes", f"{page.name}: js", view.sizes.get("js", 0), limits.READING_JS_BYTES, "B")
        )
        fonts = view.sizes.get("fonts", 0)
        report.add(Row("bytes", f"{page.name}: fonts", fonts, limits.FONT_BYTES, "B"))
        report.add(Row("requests", page.name, view.requests, limits.REQUESTS))
    scripts = (BASE_DIR / "static" / "js").glob("*.js")
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in scripts)
    report.add(Row("bytes", "form: all our scripts", packed, limits.ALL_JS_BYTES, "B"))


def work_of(server: Server, reader: Reader, path: str, times: int) -> float:
    """Milliseconds of processor time per request."""
    return server.work_during(lambda: reader.repeat(path, times)) / times * 1000


def measure_work(report: Report, portal: Server, hello: Server, paths: dict[str, str]) -> float:
    """Processor time of each page over that of the hello view; rounds are mixed, the least counts.

    What else the machine does only ever adds to the time of a round. Each page is rendered as for
    its first visitor, then as for somebody signed in. Gives H in milliseconds.
    """
    floor = Reader(hello.port)
    readers = {
        "": Reader(portal.port, COLD),
        ", signed in": Reader(portal.port, SignIn(portal.port).session()),
    }
    floor.repeat("/", HELLO_REQUESTS)
    times: dict[tuple[str, str], list[float]] = {("hello", ""): []}
    times |= {(name, who): [] for name in paths for who in readers}
    for turn in range(ROUNDS):
        order = list(times)
        random.Random(turn).shuffle(order)  # noqa: S311 -- an order, no secret
        for name, who in order:
            if name == "hello":
                times[name, who].append(work_of(hello, floor, "/", HELLO_REQUESTS))
            else:
                times[name, who].append(work_of(portal, readers[who], paths[name], REQUESTS))
    one = min(times["hello", ""])
    report.environment["H in ms"] = round(one, 3)
    print(f"1 H = {one:.3f} ms")
    for page in limits.PAGES:
        for who in readers:
            ratio = min(times[page.name, who]) / one
            row = Row("work", page.name + who, ratio, limits.work_of(page), "H", limits.MARGIN_OF_H)
            report.add(row)
    return one


def measure_memory(report: Report, portal: Server) -> None:
    """Memory of the web server after its work, and of an idle worker."""
    report.add(Row("memory", "web, 2 workers", portal.memory(), limits.WEB_PSS, "B"))
    with serving(WORKER, "worker") as worker:
        time.sleep(SETTLED_AFTER)
        report.add(Row("memory", "worker, idle", worker.memory(), limits.WORKER_PSS, "B"))


def main() -> int:
    """Measure; "counts" leaves out what depends on the machine."""
    only_counts = "counts" in sys.argv[1:]
    prepare(CASES)
    report = Report(describe())
    print(", ".join(f"{name} {value}" for name, value in report.environment.items()))
    print(f"{'':<10}{'':<34}{'measured':>12}{'limit':>12}")
    with serving(GUNICORN, "web", "/healthz") as portal, serving(HELLO, "hello", "/") as hello:
        reader = Reader(portal.port, COLD)
        paths = addresses(reader)
        measure_counts(report, reader, paths)
        measure_hits(report, portal, paths)
        measure_freshness(report, portal)
        measure_taking(report)
        if not only_counts:
            one = measure_work(report, portal, hello, paths)
            measure_first_asked(report, portal, one)
            measure_hit_work(report, portal, hello, paths, ROUNDS)
            measure_growth(report, portal, paths, CASES, addresses)
            measure_search(report, portal, one)
            measure_sign_ins(report, portal, paths, one)
            measure_papers(report, Reader(portal.port, COLD), paths, one)
            measure_issue_files(report, one)
            measure_memory(report, portal)
    report.write(FOLDER / "bench.json")
    print(f"Kept as {FOLDER / 'bench.json'}")
    return 0 if report.is_kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""How the work grows from few cases to many: statements must not, time as little as promised."""

import math
import os
import re
import statistics
from collections.abc import Callable
from functools import partial

from config.bench import limits
from config.bench.publishing import Publisher, publisher
from config.bench.reading import ASKED, COLD, Reader
from config.bench.report import Report, Row
from config.bench.servers import FOLDER, GUNICORN, Server, prepare, serving

FEW = int(os.environ.get("BENCH_FEW", "200"))
SMALL = FOLDER.with_name("bench-few")
REQUESTS = 15
ROUNDS = 3
PUBLICATIONS = 6
PAGE_NUMBER = re.compile(r"\?page=(\d+)\"")

Paths = dict[str, str]


def _operations(reader: Reader, paths: Paths) -> Paths:
    """What is read at both sizes."""
    _headers, body = reader.get(paths["list"])
    last = max(map(int, PAGE_NUMBER.findall(body.decode())), default=1)
    return {
        "list": paths["list"],
        "list, last page": f"{paths['list']}?page={last}",
        "list, 5 facets": paths["list, 5 facets"],
        "case": paths["case"],
        "home": paths["home"],
        **{name: paths[name] for name in ("archive", "issue", "article", "section")},
        "sitemap": "/sitemap.xml",
    }


def _work(server: Server, paths: Paths) -> tuple[dict[str, int], dict[str, float]]:
    """Statements and seconds of every operation on one portal."""
    reader = Reader(server.port, COLD)
    operations = _operations(reader, paths)
    statements, seconds = {}, {name: list[float]() for name in operations}
    for name, path in operations.items():
        reader.get(path)
        statements[name] = int(reader.get(path, **ASKED)[0]["X-Statements"])
    for _ in range(ROUNDS):
        for name, path in operations.items():
            work = server.work_during(partial(reader.repeat, path, REQUESTS))
            seconds[name].append(work / REQUESTS)
    return statements, {name: min(values) for name, values in seconds.items()}


def exponent(few: float, many: float, times: float) -> float:
    """The power of the size that the time follows: 0 is flat, 1 is as fast as the size."""
    return math.log(max(many, 1e-9) / max(few, 1e-9)) / math.log(times)


def measure_growth(
    report: Report, portal: Server, paths: Paths, cases: int, find: Callable[[Reader], Paths]
) -> None:
    """Compare the measured portal with a small one that is otherwise the same."""
    if cases <= FEW:
        return
    prepare(FEW, SMALL)
    with serving(GUNICORN, "web", "/healthz", SMALL) as small, publisher(SMALL) as few_editor:
        few_statements, few_seconds = _work(small, find(Reader(small.port, COLD)))
        few_publish = _publishing(few_editor)
    statements, seconds = _work(portal, paths)
    with publisher() as editor:
        publish = _publishing(editor)
    for name, count in statements.items():
        limit = max(few_statements[name], 1)
        report.add(Row("growth", f"{name}: statements", count, limit, f"at {FEW}"))
    few_seconds["publish"], seconds["publish"] = few_publish, publish
    for name, taken in seconds.items():
        power = exponent(few_seconds[name], taken, cases / FEW)
        row = Row("growth", f"{name}: exponent", power, limits.EXPONENT, "", limits.MARGIN_OF_H)
        report.add(row)


def _publishing(editor: Publisher) -> float:
    """Seconds of one publication."""
    times = [editor.publish(f"О портале {turn}") for turn in range(PUBLICATIONS)]
    editor.publish("О портале")
    return statistics.median(times)

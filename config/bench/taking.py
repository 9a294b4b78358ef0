"""Long files and the news of thousands of saved searches, each measured in a process of its own."""

import json
import os
import sys
import tempfile
import threading
import time
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

import django
import psutil

from config.bench import limits
from config.bench.report import Report, Row
from config.bench.servers import told_by

MODULE = "config.bench.taking"
ROWS = 20_000
SEARCHES, FEW_SEARCHES = 11_000, 1_100
WORDS = ("насос", "дети", "мусор", "дорога", "библиотека", "освещение", "спорт", "сад")


def measure_taking(report: Report) -> None:
    """Memory and statements of files of 20,000 rows, and of one morning's news."""
    for name in ("xlsx", "csv"):
        told = told_by(MODULE, name, str(ROWS))
        title = f"{name}, {ROWS:,} rows"
        own = told["memory"] - told["bare"]
        report.add(Row("memory", f"{title}: over a bare process", own, limits.EXPORT_PSS, "B"))
        report.environment[f"{name} peak, MB"] = round(told["memory"] / limits.KILOBYTE**2)
        a_heap = told["statements"] / told["heaps"]
        report.add(Row("sql", f"{title}: a heap", a_heap, limits.EXPORT_STATEMENTS))
    few, many = (
        told_by(MODULE, "digest", str(FEW_SEARCHES)),
        told_by(MODULE, "digest", str(SEARCHES)),
    )
    title = f"news, {SEARCHES:,} searches"
    report.add(Row("sql", f"{title}: reading news", many["windows"], 1))
    report.add(Row("sql", title, many["statements"], limits.DIGEST_STATEMENTS))
    grown = many["memory"] - few["memory"]
    report.add(Row("memory", f"{title}: grown", grown, limits.DIGEST_GROWTH, "B"))
    report.environment["news in s"] = round(many["seconds"], 1)


def _files(name: str, rows: int) -> dict[str, Any]:
    """Write a file; with fewer cases than rows they come again, heap after heap."""
    from best_practice.models import Case  # noqa: PLC0415 -- the models need django.setup()
    from best_practice.selectors import exporting, files  # noqa: PLC0415 -- the same

    known = list(Case.objects.published().values_list("pk", flat=True))
    ids = list(islice(cycle(known), rows))
    with tempfile.TemporaryFile() as target:
        if name == "xlsx":
            files.write_workbook(target, ids, language="ru", path="/ru/practices/")
        else:
            for piece in files.csv_pieces(ids, language="ru"):
                target.write(piece)
    return {"heaps": -(-rows // exporting.HEAP)}


def _digest(_name: str, searches: int) -> dict[str, Any]:
    """Follow thousands of searches and write the news of the last day; nothing of it is kept."""
    from django.db import transaction  # noqa: PLC0415 -- the same
    from django.db.models import Max  # noqa: PLC0415 -- the same

    from best_practice.models import Case  # noqa: PLC0415 -- the same
    from best_practice.selectors import following  # noqa: PLC0415 -- the same
    from search.services import send_alerts  # noqa: PLC0415 -- the same

    newest = Case.objects.aggregate(at=Max("first_published_at"))["at"]
    opened: list[object] = []
    kind: Any = following.FollowedCases
    open_window = kind.open_window

    def noted(own: Any, **span: Any) -> Any:
        opened.append(own)
        return open_window(own, **span)

    with transaction.atomic():
        _follow(searches, since=newest - timedelta(days=1))
        meter.reset()
        kind.open_window = noted
        began = time.monotonic()
        letters = send_alerts.send_alerts(now=newest + timedelta(days=1))
        seconds = time.monotonic() - began
        transaction.set_rollback(True)
    return {"windows": len(opened), "letters": letters, "seconds": seconds}


def _follow(searches: int, *, since: Any) -> None:
    """As many different searches as asked for, of as many people; hardly one finds anything."""
    from people.models import User  # noqa: PLC0415 -- the same
    from search.engine.slots import digest_of_query  # noqa: PLC0415 -- the same
    from search.models import SavedSearch  # noqa: PLC0415 -- the same

    owner = User.objects.create(email="bench@portal.example")
    rows = []
    for number in range(searches):
        query = {"q": [f"{WORDS[number % len(WORDS)]} {number}"], "theme": ["services"]}
        rows.append(
            SavedSearch(
                owner=owner,
                kind="cases",
                name=f"№ {number}",
                query=query,
                digest=digest_of_query(query),
                frequency="daily",
                created_at=since,
                told_until=since,
            )
        )
        if len(rows) == 500 or number == searches - 1:
            SavedSearch.objects.bulk_create(rows)
            rows = []


class Meter:
    """Counts statements, and looks many times a second at the memory that is this process's own."""

    def __init__(self) -> None:
        self.statements = self.memory = 0
        self.bare = 0
        self._end = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand around every statement."""
        self.statements += 1
        return execute(sql, params, many, context)

    def reset(self) -> None:
        """Count statements from here."""
        self.statements = 0

    def _look(self) -> None:
        while not self._end.wait(0.05):
            self.memory = max(self.memory, psutil.Process().memory_full_info().pss)

    def __enter__(self) -> "Meter":
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._watch.join()


meter = Meter()


def main() -> None:
    """Do what is asked for and print what it took."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- after django.setup()

    name, size = sys.argv[1], int(sys.argv[2])
    meter.bare = psutil.Process().memory_full_info().pss
    with meter, connection.execute_wrapper(meter.count):
        told = (_digest if name == "digest" else _files)(name, size)
    found = {"memory": meter.memory, "bare": meter.bare, "statements": meter.statements}
    print(json.dumps({**told, **found}))


if __name__ == "__main__":
    main()

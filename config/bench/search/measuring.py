"""Rows of search: an index beside the portal's own, filled and asked in a process of its own."""

import os
import statistics
from typing import Any

from config.bench import limits
from config.bench.growth import exponent
from config.bench.reading import COLD, Reader
from config.bench.report import Report, Row
from config.bench.search.rebuilding import measure_rebuild
from config.bench.servers import Server, told_by

MODULE = "config.bench.search"
MANY, FEW = 20_000, 2_000
TYPED = ("вод", "бюдж", "слуша", "жерг", "суу", "насо", "школ", "мол", "дорог", "мусо")


def _p95(told: dict[str, Any]) -> float:
    return statistics.quantiles([taken for _total, taken in told["rows"]], n=20)[-1]


def measure_search(report: Report, portal: Server, one: float) -> None:
    """Every engine that is there; H is the work of the hello view in milliseconds."""
    _measure_suggestions(report, portal, one)
    measure_rebuild(report, portal)
    told = {name: told_by(MODULE, name, str(MANY)) for name in _engines()}
    few = told_by(MODULE, "sqlite", str(FEW))
    sqlite = told["sqlite"]
    report.environment["words analysed a second"] = round(sqlite["words a second"])
    for name, engine in told.items():
        _add(report, f"{name}: a document taken in", engine["a document"] / one, limits.TAKEN_IN)
        report.add(Row("memory", f"search, {name}: peak", engine["memory"], limits.SEARCH_PSS, "B"))
        report.environment[f"search {name}, p95 in ms"] = round(_p95(engine), 1)
        if name != "sqlite":
            pages = zip(sqlite["pages"], engine["pages"], strict=True)
            differ = sum(ours != theirs for ours, theirs in pages)
            title = f"{name}: first pages that differ"
            report.add(Row("search", title, differ, limits.PAGES_THAT_DIFFER))
    _add(report, "sqlite: 95th of 100 questions", _p95(sqlite) / one, limits.SQLITE_ASKED)
    grown = exponent(_p95(few), _p95(sqlite), MANY / FEW)
    report.add(Row("growth", "search, sqlite: exponent", grown, limits.SEARCH_EXPONENT))
    if "postgresql" in told:
        _add_postgres(report, told["postgresql"], one)
    if "elasticsearch" in told:
        asked = _p95(told["elasticsearch"]) / one
        _add(report, "elasticsearch: 95th of 100 questions", asked, limits.ELASTICSEARCH_ASKED)


def _engines() -> list[str]:
    """SQLite always; a server only where one is named."""
    has_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    has_elasticsearch = bool(os.environ.get("ELASTICSEARCH_URL"))
    return [
        "sqlite",
        *["postgresql"] * has_postgres,
        *["elasticsearch"] * has_elasticsearch,
    ]


def _measure_suggestions(report: Report, portal: Server, one: float) -> None:
    """What is offered to whoever has typed a few letters, each time other ones."""
    reader = Reader(portal.port, COLD)
    typed = [f"/ru/search/suggest/?q={letters}" for letters in TYPED]
    for address in typed:
        reader.get(address)

    def ask() -> None:
        for address in typed:
            reader.get(address)

    work = portal.work_during(ask) / len(typed) * 1000 / one
    _add(report, "suggestions", work, limits.SUGGESTED)


def _add_postgres(report: Report, told: dict[str, Any], one: float) -> None:
    nothing = [taken for total, taken in told["rows"] if not total]
    some = [taken for total, taken in told["rows"] if 0 < total <= limits.SOME_HITS]
    _add(report, "postgresql: nothing found", max(nothing) / one, limits.POSTGRES_NOTHING)
    if some:
        _add(report, "postgresql: up to 2,000 hits", max(some) / one, limits.POSTGRES_ASKED)


def _add(report: Report, name: str, measured: float, limit: float) -> None:
    report.add(Row("search", name, measured, limit, "H", limits.MARGIN_OF_H))

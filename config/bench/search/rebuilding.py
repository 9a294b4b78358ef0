"""The index made anew while people search: what it takes, and that nobody finds nothing."""

import time

import psutil

from config.bench import limits
from config.bench.reading import COLD, Reader
from config.bench.report import Report, Row
from config.bench.servers import REBUILD, Server, serving

WORDS = ("вода", "бюджет", "школа", "дорога")
BETWEEN = 0.1  # seconds between two questions


def measure_rebuild(report: Report, portal: Server) -> None:
    """Ask a served portal all the while its index is made anew by another process."""
    reader = Reader(portal.port, COLD)
    addresses = [f"/ru/search/?q={word}" for word in WORDS]
    found_before = {address: _finds(reader, address) for address in addresses}
    asked = empty = peak = 0
    with serving(REBUILD, "rebuild") as rebuild:
        while rebuild.process.poll() is None:
            peak = max(peak, _memory(rebuild))
            address = addresses[asked % len(addresses)]
            empty += found_before[address] and not _finds(reader, address)
            asked += 1
            time.sleep(BETWEEN)
        if rebuild.process.returncode:
            raise RuntimeError("The index could not be made anew; see rebuild.log.")
    report.environment["questions during a rebuild"] = asked
    report.add(Row("search", "rebuild: questions that found nothing", empty, 0))
    report.add(Row("memory", "search, rebuild: peak", peak, limits.SEARCH_PSS, "B"))


def _finds(reader: Reader, address: str) -> bool:
    _headers, body = reader.get(address)
    return b"search-row" in body


def _memory(server: Server) -> int:
    """What the process holds; nothing once it has ended between two looks."""
    try:
        return server.memory()
    except psutil.Error:
        return 0

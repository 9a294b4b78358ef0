"""What a combination of filters costs that nobody has asked for before."""

import random
from urllib.parse import urlencode

from config.bench import limits
from config.bench.reading import COLD, Reader
from config.bench.report import Report, Row
from config.bench.servers import Server

QUESTIONS = 60
# Values of facets that every portal has, whatever its places and vocabularies.
VALUES = {
    "region": ("KG-B", "KG-C", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y", "KG-GB", "KG-GO"),
    "theme": ("services.water", "services.waste", "finance.budget", "resources.land"),
    "cost": ("0-50", "50-500", "500-5000", "5000-"),
    "year": tuple(str(year) for year in range(2015, 2026)),
    "type": ("town", "ayil_aimak"),
    "source": ("local-budget", "donor-project", "community"),
    "sdg": tuple(str(goal) for goal in range(1, 18)),
    "sort": ("new", "cheap", "repeated"),
}


def questions(count: int, seed: int = 1) -> list[str]:
    """Invent different addresses of the list, each with three filters of one or two values."""
    chance = random.Random(seed)  # noqa: S311 -- made-up questions, no secret
    asked: dict[str, None] = {}
    while len(asked) < count:
        pairs = []
        for name in chance.sample(sorted(VALUES), 3):
            values = chance.sample(VALUES[name], 1 if name == "sort" else chance.randint(1, 2))
            pairs += [(name, value) for value in values]
        asked[f"/ru/practices/?{urlencode(pairs)}"] = None
    return list(asked)


def measure_first_asked(report: Report, portal: Server, one: float) -> None:
    """Ask each question once; `one` is H in milliseconds."""
    reader = Reader(portal.port, COLD)
    addresses = questions(QUESTIONS)

    def ask() -> None:
        for address in addresses:
            reader.get(address)

    work = portal.work_during(ask) / QUESTIONS * 1000 / one
    limit = limits.FIRST_ASKED_WORK
    report.add(Row("work", "list, never asked before", work, limit, "H", limits.MARGIN_OF_H))

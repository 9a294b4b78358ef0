"""Fills an index beside the portal's own and asks it; prints what that took as JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

import django

from config.bench.search.texts import WORDS_OF_A_TEXT, questions, things
from config.bench.taking import Meter

QUESTIONS = 100
TURNS = 3
TOGETHER = 200
# A word that no text has, nor one like it.
NOWHERE = "щщщщъъъъщщщщъъъъ"


def _least(work: Callable[[], Any]) -> tuple[Any, float]:
    """What comes of it, and the milliseconds of the quickest turn."""
    taken = []
    for _ in range(TURNS):
        began = time.perf_counter()
        result = work()
        taken.append(time.perf_counter() - began)
    return result, min(taken) * 1000


def _fill(index: Any, number: int) -> float:
    """Take all in; milliseconds of processor time a document."""
    rest = things(number)
    spent = 0.0
    while heap := list(islice(rest, TOGETHER)):
        began = time.process_time()
        index.put(heap)
        spent += time.process_time() - began
    return spent / number * 1000


def _ask(index: Any, number: int) -> dict[str, Any]:
    """Ask everything; milliseconds and hits of every question, and the keys of the first pages."""
    from search.models import SearchThing  # noqa: PLC0415 -- after django.setup()
    from search.selectors.answering import find  # noqa: PLC0415 -- the same

    keys = dict(SearchThing.objects.using(index.using).values_list("pk", "key"))
    rows, pages = [], []
    for text in [NOWHERE, *questions(QUESTIONS, number)]:
        answer, taken = _least(
            lambda text=text: find(  # type: ignore[misc]
                text, lang="ru", filters={}, using=index.using, engine=index.engine
            )
        )
        rows.append((answer.total, taken))
        pages.append([keys[hit.thing] for hit in answer.hits])
    return {"rows": rows, "pages": pages}


def _analyse() -> float:
    """Words a second of processor time, of texts read for the first time."""
    from search.engine.analysis import analyse  # noqa: PLC0415 -- after django.setup()

    texts = [one.documents[0] for one in things(2000)]
    began = time.process_time()
    for one in texts:
        analyse(one.text, one.lang)
    return len(texts) * WORDS_OF_A_TEXT / (time.process_time() - began)


def main() -> None:
    """Measure an index of an engine with so many documents."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    django.setup()
    from search.services.rebuild_index import recount_terms  # noqa: PLC0415 -- after setup
    from search.services.scratch_index import scratch_index  # noqa: PLC0415 -- the same

    engine, number = sys.argv[1], int(sys.argv[2])
    told: dict[str, Any] = {"words a second": _analyse()}
    with Meter() as meter, scratch_index(engine=engine) as index:
        told["a document"] = _fill(index, number)
        recount_terms(using=index.using)
        told["memory"] = meter.memory
        told |= _ask(index, number)
    print(json.dumps(told))


if __name__ == "__main__":
    main()

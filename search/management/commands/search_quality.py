"""`manage.py search_quality`: says how good search is on a set of queries with graded passages."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.engine.asking import Glossary, read_question
from search.engine.interface import EngineDownError, Filters
from search.engine.measuring import BadSetError, RelevanceSet, measure, read_set
from search.engine.measuring.sets import Id
from search.models import SearchDocument
from search.registry import DocumentText, ThingTexts
from search.selectors.answering import ranked
from search.selectors.glossary import current_glossary
from search.selectors.vocabulary import words_of_index
from search.services.scratch_index import ScratchIndex, ScratchIndexError, scratch_index

OUR_SET = Path(settings.BASE_DIR) / "tests" / "search" / "relevance"
FILES = ("passages", "queries", "qrels")
ENGINES = ("sqlite", "postgresql", "elasticsearch")
# A run names so many passages of an answer; figures read the first ten.
RUN_DEPTH = 100

Rankings = dict[Id, list[Id]]


class Command(BaseCommand):
    """Index the passages beside the portal, ask everything, print the figures as JSON."""

    help = (
        "Measure nDCG@10, recall@10, MRR@10 and the share of empty answers on our set of queries "
        "or on another one, given as JSON lines. The index of the portal is not touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the set, the engine, and what to leave out."""
        for name in FILES:
            parser.add_argument(f"--{name}", type=Path, help=f"JSON lines; ours: {name}.jsonl")
        parser.add_argument(
            "--engine", choices=ENGINES, default="", help="default: the portal's own database"
        )
        parser.add_argument("--no-glossary", action="store_true", help="without equivalents")
        parser.add_argument("--split", choices=("dev", "test"), default="", help="half of it")
        parser.add_argument("--run", type=Path, metavar="OUT", help="write the answers here")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure and print."""
        try:
            wanted = _read([options[name] for name in FILES], options["split"])
            glossary = Glossary() if options["no_glossary"] else current_glossary()
            with scratch_index(engine=options["engine"]) as index:
                rankings = _ask_all(wanted, index, glossary)
            if options["run"]:
                _write(options["run"], rankings)
        except (BadSetError, ScratchIndexError, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        except EngineDownError as trouble:
            raise CommandError(f"Elasticsearch does not answer: {trouble}") from trouble
        except DatabaseError as trouble:
            raise CommandError(f"The database refuses: {trouble}") from trouble
        self.stdout.write(json.dumps(measure(wanted, rankings), ensure_ascii=False, indent=2))


def _read(given: Sequence[Path | None], split: str) -> RelevanceSet:
    """Our own set, or the three files of another one: grades of one say nothing of another."""
    if any(given) and not all(given):
        raise CommandError("Give --passages, --queries and --qrels together, or none of them.")
    paths = [path or OUR_SET / f"{name}.jsonl" for name, path in zip(FILES, given, strict=True)]
    with ExitStack() as stack:
        passages, queries, qrels = (stack.enter_context(path.open("rb")) for path in paths)
        return read_set(passages, queries, qrels, split=split)


def _things(wanted: RelevanceSet) -> list[ThingTexts]:
    """Every passage is a thing of its own; its key is its place in the set."""
    return [
        ThingTexts(
            kind="passage",
            key=str(place),
            documents=[DocumentText(lang=one.lang, title="", url="", text=one.text)],
        )
        for place, one in enumerate(wanted.passages)
    ]


def _ask_all(wanted: RelevanceSet, index: ScratchIndex, glossary: Glossary) -> Rankings:
    """The passages that every query finds, as search orders them, best first."""
    index.put(_things(wanted))
    words = words_of_index(using=index.using)
    documents = SearchDocument.objects.using(index.using).values_list("pk", "thing__key")
    names = {pk: wanted.passages[int(key)].id for pk, key in documents}
    rankings: Rankings = {}
    for query in wanted.queries:
        question = read_question(query.text, words=words, glossary=glossary, lang=query.lang)
        filters: Filters = {} if query.target == "any" else {"lang": [query.target]}
        found = ranked(question, filters, words=words, engine=index.engine, using=index.using)
        rankings[query.id] = [names[document] for document, _score in found[:RUN_DEPTH]]
    return rankings


def _write(path: Path, rankings: Rankings) -> None:
    with path.open("w", encoding="utf-8") as out:
        for qid, ranking in rankings.items():
            out.write(json.dumps({"qid": qid, "ranking": ranking}, ensure_ascii=False) + "\n")

"""Names, form and life of the indices: one is read, a new one is filled beside it, then they swap.

The aliases carry the version of the analysis, so that a question never meets an older index.
"""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch_dsl import Keyword, Long, Mapping, Object, Text

from search.engine.adapters.elastic.connection import (
    PATIENCE,
    WRITING_PATIENCE,
    Connection,
)
from search.engine.adapters.elastic.errors import IndexMissingError
from search.engine.analysis import ANALYSIS_VERSION

# Raised with every change of `mapping` or of the settings below.
FORM_VERSION = 1
# The similarity that the ranking has too.
SIMILARITY = {"default": {"type": "BM25", "k1": 1.2, "b": 0.6}}


@dataclass(frozen=True)
class Names:
    """How everything of one portal is called; several portals can share a cluster."""

    prefix: str
    version: str = f"{FORM_VERSION}.{ANALYSIS_VERSION}"

    @property
    def template(self) -> str:
        """The template that every index of this portal is made by."""
        return f"{self.prefix}-search"

    @property
    def every(self) -> str:
        """All indices of this portal, of whatever version."""
        return f"{self.prefix}-search-index-*"

    @property
    def reading(self) -> str:
        """The alias that questions go to."""
        return f"{self.prefix}-search-{self.version}"

    @property
    def writing(self) -> str:
        """The alias of all indices that take changes in: two while a new one is filled."""
        return f"{self.reading}-writing"

    def new_index(self) -> str:
        """A name that no index has yet."""
        moment = timezone.now().strftime("%Y%m%d%H%M%S")
        return f"{self.prefix}-search-index-{self.version}-{moment}-{secrets.token_hex(2)}"


def mapping() -> dict[str, Any]:
    """The fields: streams are split at spaces and nothing else; only numbers come back."""
    form = Mapping()
    form.meta("dynamic", "strict")
    form.meta("_source", enabled=False)
    form.meta(
        "dynamic_templates",
        [{"codes": {"path_match": "facets.*", "mapping": Keyword().to_dict()}}],
    )
    form.field("number", Long())
    form.field("thing", Long())
    form.field("heap", Long())
    form.field("mark", Long(index=False))
    for name in ("x", "s", "p"):
        order = "positions" if name == "x" else "freqs"
        form.field(name, Text(analyzer="whitespace", index_options=order))
    form.field("facets", Object(dynamic=True))
    return form.to_dict()


def template(names: Names, *, shards: int) -> dict[str, Any]:
    """What every new index begins with; none is made by writing into one that is not there."""
    settings = {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "1s",
        "similarity": SIMILARITY,
    }
    return {
        "index_patterns": [names.every],
        "allow_auto_create": False,
        "priority": 500,
        "template": {"settings": {"index": settings}, "mappings": mapping()},
    }


class Indices:
    """Makes, finds, swaps and removes the indices of one portal."""

    def __init__(self, connection: Connection, names: Names, *, shards: int = 1) -> None:
        self.connection = connection
        self.names = names
        self.shards = shards

    def create(self) -> str:
        """Make an empty index that takes changes in from now on but answers no question yet."""
        name = self.names.new_index()
        body = template(self.names, shards=self.shards)
        self._ask(lambda to: to.indices.put_index_template(name=self.names.template, **body))
        self._ask(lambda to: to.indices.create(index=name, aliases={self.names.writing: {}}))
        return name

    def swap(self, name: str) -> None:
        """Let the index answer the questions, in one step; all others of this portal go.

        Questions under way still read a former index, so it goes after the longest of them.
        """
        former = [index for index in self.all() if index != name]
        names = [self.names.reading, self.names.writing]
        actions: list[dict[str, Any]] = [
            {"add": {"index": name, "alias": self.names.reading}},
            *(
                {"remove": {"index": index, "aliases": names, "must_exist": False}}
                for index in former
            ),
        ]
        self._ask(lambda to: to.indices.update_aliases(actions=actions))
        if former:
            time.sleep(PATIENCE)
            self.remove(former)

    def remove(self, names: list[str]) -> None:
        """Remove indices; those that are gone already are no error."""
        for name in names:
            self._ask(lambda to, name=name: to.indices.delete(index=name, ignore_unavailable=True))

    def all(self) -> list[str]:
        """All indices of this portal, the oldest first."""
        found = self._ask(lambda to: to.indices.get_alias(index=self.names.every))
        return sorted(found)

    def reading(self) -> list[str]:
        """The index that questions go to, if there is one."""
        return self._behind(self.names.reading)

    def writing(self) -> list[str]:
        """The indices that take changes in."""
        return self._behind(self.names.writing)

    def is_broken(self) -> bool:
        """Whether a part of the index that answers is lost."""
        alias = self.names.reading
        health = self._ask(lambda to: to.cluster.health(index=alias, level="cluster"))
        return bool(health["status"] == "red")

    def refresh(self, name: str) -> None:
        """Let everything be found that was taken in so far."""
        self._ask(lambda to: to.indices.refresh(index=name))

    def _behind(self, alias: str) -> list[str]:
        try:
            return sorted(self._ask(lambda to: to.indices.get_alias(name=alias)))
        except IndexMissingError:
            return []

    def _ask(self, question: Any) -> Any:
        def body(to: Elasticsearch) -> Any:
            return question(to).body

        return self.connection.ask(body, seconds=WRITING_PATIENCE)

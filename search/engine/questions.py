"""Turns what people type into groups: words, quoted phrases, nothing else."""

import re

from core.folding import fold
from search.engine.older import Alternative, Group

MOST_GROUPS = 12
QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]')
# Signs of other search engines; they are no words anybody looks for.
OPERATORS = frozenset({"AND", "OR", "NOT"})


def groups_of(text: str) -> list[Group]:
    """Read a question of any length: phrases in quotation marks stay whole, words count once."""
    phrases = [fold("".join(found)) for found in QUOTED.findall(text)]
    rest = [word for word in QUOTED.sub(" ", text).split() if word not in OPERATORS]
    words = [*phrases, *fold(" ".join(rest)).split()]
    wanted = list(dict.fromkeys(word for word in words if word))[:MOST_GROUPS]
    return [Group((Alternative(word),)) for word in wanted]

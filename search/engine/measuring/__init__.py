"""How good rankings are: sets of passages, queries and grades, and the figures over them."""

from search.engine.measuring.figures import Figures, figures_of, measure
from search.engine.measuring.sets import (
    BadSetError,
    Passage,
    Query,
    RelevanceSet,
    read_set,
)

__all__ = [
    "BadSetError",
    "Figures",
    "Passage",
    "Query",
    "RelevanceSet",
    "figures_of",
    "measure",
    "read_set",
]

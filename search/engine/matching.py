"""Whether one text fits a question, asked of texts that are in memory."""

from collections.abc import Sequence

from search.engine.older import Group


def fits(groups: Sequence[Group], text: str) -> bool:
    """Say whether a folded text has one of the ways of every group; no groups fit nothing."""
    return bool(groups) and all(
        any(way.text in text for way in group.alternatives) for group in groups
    )

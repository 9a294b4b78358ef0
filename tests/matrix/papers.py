"""Rows for permanent numbers, papers, citations and comparison of cases."""

from collections.abc import Callable

from tests.matrix.answers import MOVED, all_roles
from tests.matrix.rows import Asked, Rows
from tests.matrix.scene import Scene


def of_number(answer: str | int) -> Callable[[Scene], Rows]:
    """Public cases for all; what was public is gone, what never was is not there."""

    def rows(scene: Scene) -> Rows:
        for state in ("published", "proposal"):
            yield Asked(all_roles(answer), {"number": scene.drafts[state].case.number})
        for state in ("under_review", "returned"):
            yield Asked(all_roles(404), {"number": scene.drafts[state].case.number})
        yield Asked(all_roles(410), {"number": scene.drafts["withdrawn"].case.number})
        yield Asked(all_roles(404), {"number": 10**12})

    return rows


def of_comparison(scene: Scene) -> Rows:
    """A page for all; cases that are not public are as unknown as numbers that never were."""
    yield Asked(all_roles(200))
    numbers = "&".join(f"n={draft.case.number}" for draft in scene.drafts.values() if draft.case)
    yield Asked(all_roles(200), query=f"?{numbers}&people=40")
    yield Asked(all_roles(200), query="?n=0&n=x&n=99999999999999999999&people=-1&q=тайна")


def of_comparison_paper(scene: Scene) -> Rows:
    """A paper of public cases only."""
    yield Asked(all_roles(404))
    yield Asked(all_roles(200), query=f"?n={scene.drafts['published'].case.number}")
    for state in ("under_review", "returned", "withdrawn"):
        yield Asked(all_roles(404), query=f"?n={scene.drafts[state].case.number}")


PAPER_ROWS: dict[str, Callable[[Scene], Rows]] = {
    "<lang>/practices/n/<int:number>/": of_number(MOVED),
    "<lang>/practices/n/<int:number>/council.pdf": of_number(200),
    "<lang>/practices/n/<int:number>/cite.bib": of_number(200),
    "<lang>/practices/n/<int:number>/cite.ris": of_number(200),
    "<lang>/practices/compare/": of_comparison,
    "<lang>/practices/compare.pdf": of_comparison_paper,
}

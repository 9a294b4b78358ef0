"""Questions as the full-text indexes of SQLite and PostgreSQL read them."""

from search.engine.admin.questions import AnyOf, Either, InOrder, Node


def as_fts5(node: Node) -> str:
    """A question in the language of FTS5; terms hold letters and digits alone."""
    if isinstance(node, AnyOf):
        ways = [f'"{term}"' for term in node.terms] + [f'"{term}" *' for term in node.beginnings]
        return f"({' OR '.join(ways)})"
    if isinstance(node, InOrder):
        return f'"{" ".join(node.terms)}"'
    if isinstance(node, Either):
        return f"({' OR '.join(as_fts5(part) for part in node.parts)})"
    wanted = " AND ".join(as_fts5(part) for part in node.wanted)
    return "".join([f"({wanted})", *(f" NOT ({as_fts5(part)})" for part in node.unwanted)])


def as_tsquery(node: Node) -> str:
    """A question in the language of tsquery; terms hold letters and digits alone."""
    if isinstance(node, AnyOf):
        ways = [f"'{term}'" for term in node.terms] + [f"'{term}':*" for term in node.beginnings]
        return f"({' | '.join(ways)})"
    if isinstance(node, InOrder):
        return f"({' <-> '.join(_quoted(node.terms))})"
    if isinstance(node, Either):
        return f"({' | '.join(as_tsquery(part) for part in node.parts)})"
    parts = [as_tsquery(part) for part in node.wanted]
    return f"({' & '.join([*parts, *(f'!({as_tsquery(part)})' for part in node.unwanted)])})"


def _quoted(terms: tuple[str, ...]) -> list[str]:
    return [f"'{term}'" for term in terms]

"""Everything the search page shows for a question: hits, counts, filters, ways on when empty."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.engine.marking import spelled
from search.engine.page_query import PageQuery
from search.selectors.answering import PER_PAGE, Answer, find
from search.selectors.page.facet_names import Names, names_of_one
from search.selectors.page.ladder import Way, ways_on
from search.selectors.page.panel import Row, chips, groups
from search.selectors.page.result_rows import ResultRow, Shown, read_rows

# Page numbers shown on each side of the current one.
NEIGHBOURS = 1


@dataclass(frozen=True)
class ResultPage:
    """One page of results, with the words as they were understood and every link around them."""

    query: PageQuery
    path: str
    total: int
    rows: list[ResultRow] = field(default_factory=list)
    first: int = 1
    groups: list[Row] = field(default_factory=list)
    chips: list[Row] = field(default_factory=list)
    last: int = 1
    is_beyond: bool = False
    is_wordless: bool = False
    corrected: str = ""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)

    @property
    def exact_url(self) -> str:
        """The same question as it was typed."""
        return self.query.asking(self.query.text, exact=True).url(self.path)

    @property
    def loose_url(self) -> str:
        """The same question with other spellings."""
        return self.query.asking(self.query.text).url(self.path)

    @property
    def reset_url(self) -> str:
        """The same question without filters."""
        return self.query.without_filters().url(self.path)

    @property
    def is_in_both(self) -> bool:
        """Whether Russian and Kyrgyz texts are among what was found."""
        return all(self.counts.get("lang", {}).get(code) for code in ("ru", "ky"))

    @property
    def is_cut(self) -> bool:
        """Whether more fit than can be leafed through, and this is the last page."""
        return self.query.page == self.last and self.total > self.last * PER_PAGE

    @property
    def pages(self) -> list[dict[str, object]]:
        """The numbers at the foot, with gaps."""
        now, shown = self.query.page, {1, self.last}
        shown |= set(range(max(1, now - NEIGHBOURS), min(self.last, now + NEIGHBOURS) + 1))
        links: list[dict[str, object]] = []
        before = 0
        for number in sorted(shown):
            if number - before > 1:
                links.append({"label": "…"})
            url = "" if number == now else self._page_url(number)
            links.append({"label": str(number), "url": url, "current": number == now})
            before = number
        return links

    @property
    def previous_url(self) -> str:
        """The page before, where there is one."""
        return self._page_url(self.query.page - 1) if self.query.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, where there is one."""
        return self._page_url(self.query.page + 1) if self.query.page < self.last else ""

    def _page_url(self, number: int) -> str:
        return self.query.on_page(number).url(self.path)


def read_result_page(query: PageQuery, *, names: Names, path: str, lang: str) -> ResultPage:
    """Answer a question; at most a dozen statements, few more where nothing is found."""
    answer = find(
        query.text, lang=lang, filters=query.selection, page=query.page, exactly=query.exact
    )
    # Beyond the end the last page is shown, and said so.
    query = replace(query, page=answer.page)
    also = {hit.document: hit.also for hit in answer.hits}
    rows = read_rows(list(also), also, Shown(answer.question, lang, names, names_of_one()))
    counts = answer.facets or {}
    return ResultPage(
        query=query,
        path=path,
        total=answer.total,
        rows=rows,
        first=(answer.page - 1) * PER_PAGE + 1,
        groups=groups(query, counts, names, path),
        chips=chips(query, names, path),
        last=answer.pages,
        is_beyond=answer.is_beyond and bool(rows),
        is_wordless=answer.question.is_empty,
        corrected=_corrected(query, answer, rows),
        counts=counts,
        ways=[] if answer.total else ways_on(query, answer.question, names, path, lang),
    )


def _corrected(query: PageQuery, answer: Answer, rows: Sequence[ResultRow]) -> str:
    """The question with its misspelt words as the texts spell them; "" when nothing was changed."""
    texts = ["".join(piece.text for piece in (*row.title, *row.passage)) for row in rows]
    text = query.text
    for typed, read_as in spelled(answer.question, texts):
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", read_as, text, flags=re.IGNORECASE)
    return text if text.casefold() != query.text.casefold() else ""

"""The page of an article: its text ready to draw, and what stands around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, FilteredRelation, Q

from magazine.choices import MadeKind
from magazine.engine.content import Piece, minutes_to_read, words_of_runs
from magazine.engine.page import Look, ids_named, present
from magazine.engine.teaser import teaser
from magazine.models import (
    AnnouncementPage,
    ArticlePage,
    IssuePage,
    SdgRow,
    SdgTablePage,
    Section,
)
from magazine.selectors.content import read_pieces
from magazine.selectors.pages.hanging import Hanging, read_hanging
from magazine.selectors.pages.issue import made_files
from magazine.selectors.pages.rows import foreign, listed_articles, sections
from magazine.selectors.public import with_terms
from media_library.models import SiteDocument, SiteImage
from taxonomy.choices import RelationKind
from taxonomy.models import LegalAct

Row = dict[str, Any]
MOST_ALIKE = 3


@dataclass(frozen=True)
class ArticleSheet:
    """What the page of an article shows; a reader without a right gets the open part only."""

    issue: IssuePage
    section: Section
    pieces: list[Piece]
    minutes: int
    hanging: Hanging
    acts: list[Row] = field(default_factory=list)
    alike: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    previous: Row | None = None
    next: Row | None = None
    headings: list[Row] = field(default_factory=list)

    @property
    def authors(self) -> str:
        """All authors as printed, in one line."""
        return ", ".join(row["name"] for row in self.hanging.authors)


def read_article(page: ArticlePage, *, is_open: bool, is_preview: bool = False) -> ArticleSheet:
    """Read an article in at most eight statements; `is_open` says whether its text is shown."""
    pieces = read_pieces(page.body)
    hanging = read_hanging(page, is_preview=is_preview)
    acts = read_acts(page, pieces)
    shown = present(pieces, _look(pieces, acts)) if is_open else teaser(pieces)
    if not is_open:
        hanging.notes = []
    before, after = around(page)
    return ArticleSheet(
        issue=page.issue(),
        section=sections()[page.section_id],
        pieces=shown,
        minutes=minutes_to_read(pieces),
        hanging=hanging,
        acts=list(acts.values()),
        alike=alike(page),
        files=made_files(page, MadeKind.ARTICLE_PDF),
        previous=before,
        next=after,
        headings=headings_of(shown),
    )


def headings_of(pieces: Iterable[Piece]) -> list[Row]:
    """The anchors of a page with their words; the same anchors in every language."""
    return [
        {"anchor": piece["anchor"], "text": words_of_runs(piece["x"])}
        for piece in pieces
        if piece["t"] == "h" and "anchor" in piece
    ]


def _look(pieces: Sequence[Piece], acts: Mapping[int, Row]) -> Look:
    pictures = ids_named(pieces, "pic", "image")
    files = ids_named(pieces, "file", "document")
    found = SiteImage.objects.prefetch_related("renditions").in_bulk(pictures) if pictures else {}
    documents = SiteDocument.objects.in_bulk(files) if files else {}
    return Look(
        pictures=found,
        acts=acts,
        files={pk: _document(row) for pk, row in documents.items()},
    )


def _document(row: SiteDocument) -> Row:
    kind = row.file_extension.upper()
    return {"url": row.url, "title": row.title, "kind": kind, "bytes": row.file_size}


def read_acts(page: ArticlePage, pieces: Iterable[Piece]) -> dict[int, Row]:
    """The acts of an article, each with the newer one where it is no longer in force.

    One statement; none of an act that was named twice is told twice.
    """
    pieces = list(pieces)
    named = ids_named(pieces, "qa", "acts") | ids_named(pieces, "law", "act")
    wanted = Q(pk__in=named)
    if page.pk:
        through = ArticlePage.acts.through.objects
        wanted |= Q(pk__in=through.filter(articlepage=page).values("legalact"))
    rows = (
        LegalAct.objects.filter(wanted)
        .annotate(
            repeal=FilteredRelation(
                "relations_back", condition=Q(relations_back__kind=RelationKind.REPEALS)
            )
        )
        .annotate(
            newer_code=F("repeal__act__code"),
            newer_ru=F("repeal__act__title_ru"),
            newer_ky=F("repeal__act__title_ky"),
            newer_number=F("repeal__act__number"),
            newer_date=F("repeal__act__adopted_date"),
        )
        .order_by("pk", F("repeal__act__adopted_date").asc(nulls_first=True))
    )
    return {act.pk: {"act": act, "newer": _newer(act)} for act in rows}


def _newer(act: Any) -> LegalAct | None:
    """The act that took its place, as an act of its own for the words of templates."""
    if not act.newer_code:
        return None
    return LegalAct(
        code=act.newer_code,
        title_ru=act.newer_ru,
        title_ky=act.newer_ky,
        number=act.newer_number,
        adopted_date=act.newer_date,
    )


def around(page: ArticlePage) -> tuple[Row | None, Row | None]:
    """The articles before and after it in the issue, in one statement."""
    place = page.path[: -page.steplen]
    rows = ArticlePage.objects.filter(path__startswith=place, live=True).order_by("path")
    lines = list(rows.values("path", "title", "url_path"))
    before = [row for row in lines if row["path"] < page.path]
    after = [row for row in lines if row["path"] > page.path]
    return (before[-1] if before else None), (after[0] if after else None)


def alike(page: ArticlePage) -> list[Row]:
    """Public articles on the same themes, the newest issue first, in one statement."""
    if not page.pk:
        return []
    through = ArticlePage.terms.through.objects
    themes = through.filter(articlepage=page).values("term")
    same = through.filter(term__in=themes).values("articlepage")
    pages = with_terms(listed_articles().filter(pk__in=same))
    others = pages.exclude(translation_key=page.translation_key).order_by("-issued_on", "path")
    columns = ("title", "url_path", "section_id", "lang")
    return [
        {
            "title": row["title"],
            "url": row["url_path"],
            "section": sections()[row["section_id"]].label,
            **foreign(row["lang"]),
        }
        for row in others.values(*columns)[:MOST_ALIKE]
    ]


def read_announcement(page: AnnouncementPage) -> Row:
    """The page of an announcement: its text, figures and the way further."""
    pieces = read_pieces(page.body)
    target = page.target
    return {
        "pieces": present(pieces, _look(pieces, {})),
        "figures": list(page.figures.all()),
        "target_url": target.url_path if target is not None and target.live else "",
    }


def read_goals(page: SdgTablePage) -> list[SdgRow]:
    """The rows of the table of goals with the goals, in one statement."""
    rows = SdgRow.objects.filter(table=page).select_related("goal")
    return list(rows.order_by("sort_order"))

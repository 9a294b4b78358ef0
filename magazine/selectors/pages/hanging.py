"""Everything that hangs on an article, read in one statement: authors, notes, themes, places."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from core.labels import label_of
from magazine.models import (
    ArticleAuthor,
    ArticleNote,
    ArticlePage,
    ArticleRelated,
    Correction,
)
from magazine.selectors.pages.rows import foreign, own_language, printed_name
from organisations.models import Municipality
from taxonomy.models import Term

Row = dict[str, Any]
Told = tuple[str, str, str, str, str, datetime.date | None]  # five texts and a day
WIDTH = 5


@dataclass
class Hanging:
    """What hangs on an article, each kind in its order."""

    authors: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)
    related: list[Row] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)

    def take(self, kind: str, told: Told) -> None:
        """Put one row where it belongs."""
        a, b, c, d, e, day = told
        if kind == "author":
            name = printed_name(a, d, e, own_language())
            url = reverse("magazine_author", args=[c])
            self.authors.append({"name": name, "affiliation": b, "url": url})
        elif kind == "note":
            self.notes.append(a)
        elif kind == "correction":
            self.corrections.append({"text": a, "date": day})
        elif kind == "related":
            self.related.append({"title": a, "url": b, "note": c, **foreign(d)})
        elif kind == "theme":
            self.themes.append(label_of(a, b, c))
        elif kind == "place":
            url = reverse("municipality", args=[d])
            self.places.append({"name": label_of(a, b, c), "url": url})


def read_hanging(page: ArticlePage, *, is_preview: bool = False) -> Hanging:
    """Read it all; in a preview from the draft itself, whose rows are in no table yet."""
    hanging = Hanging()
    rows = _of_draft(page) if is_preview else _of_database(page)
    for kind, told in rows:
        hanging.take(kind, told)
    return hanging


def _of_draft(page: ArticlePage) -> Iterator[tuple[str, Told]]:
    for row in page.authors.all():
        who = row.author
        affiliation = row.affiliation
        yield (
            "author",
            (row.name, affiliation, who.code, who.label_ru, who.label_ky, None),
        )
    for row in page.notes.all():
        yield "note", (row.text, "", "", "", "", None)
    for row in page.corrections.all():
        yield "correction", (row.text, "", "", "", "", row.corrected_on)
    for row in page.related.all():
        there = row.page
        language = there.locale.language_code
        yield "related", (there.title, there.url_path, row.note, language, "", None)
    for term in page.terms.all():
        yield "theme", (term.label_ru, term.label_ky, term.label_en, "", "", None)
    for place in page.municipalities.all():
        labels = (place.label_ru, place.label_ky, place.label_en)
        yield "place", (*labels, place.code, "", None)


def _of_database(page: ArticlePage) -> Iterator[tuple[str, Told]]:
    """One compound statement; the rows of one article are few."""
    first, *rest = [
        _part(ArticleAuthor.objects.filter(article=page), "author", 1, "sort_order",
              "name", "affiliation", "author__code", "author__label_ru", "author__label_ky"),
        _part(ArticleNote.objects.filter(article=page), "note", 2, "sort_order", "text"),
        _part(Correction.objects.filter(article=page), "correction", 3, "sort_order", "text",
              day="corrected_on"),
        _part(ArticleRelated.objects.filter(article=page, page__live=True), "related", 4,
              "sort_order", "page__title", "page__url_path", "note",
              "page__locale__language_code"),
        _part(Term.objects.filter(articles=page), "theme", 5, "position",
              "label_ru", "label_ky", "label_en"),
        _part(Municipality.objects.filter(articles=page), "place", 6, "pk",
              "label_ru", "label_ky", "label_en", "code"),
    ]  # fmt: skip
    rows = first.union(*rest, all=True).order_by("h_group", "h_order")
    for kind, _group, _order, *told in rows:
        yield kind, tuple(told)


def _part(rows: Any, kind: str, group: int, order: str, *columns: str, day: str = "") -> Any:
    """One kind as five texts and a day."""
    texts = {f"h_text{place}": Cast(F(name), TextField()) for place, name in enumerate(columns)}
    empty = {f"h_text{place}": Cast(Value(""), TextField()) for place in range(len(columns), WIDTH)}
    when = F(day) if day else Cast(Value(None), DateField())
    return (
        rows.order_by()
        .annotate(
            h_kind=Cast(Value(kind), CharField()),
            h_group=Value(group, output_field=IntegerField()),
            h_order=Cast(F(order), IntegerField()),
            **texts,
            **empty,
            h_day=when,
        )
        .values_list(
            "h_kind", "h_group", "h_order", *(f"h_text{place}" for place in range(WIDTH)), "h_day"
        )
    )

"""Writes an issue as an EPUB book: cover, imprint, a file for each article, links to the web."""

import datetime
import uuid
from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.book_cover import cover_png
from core.epub import write_epub as write_book
from core.epub_parts import Book, Chapter, Element, H, Resource, clean, house_style
from core.templatetags.formats import day
from magazine.models import IssuePage
from magazine.selectors.epub.chapters import chapter_of
from magazine.selectors.epub.plain import para, typed
from magazine.selectors.epub.reading import WholeIssue, read_issue
from magazine.selectors.epub.things import small_picture


def write_epub(issue: IssuePage, target: IO[bytes]) -> None:
    """Write the book of an issue, in its language, into an open file that can be sought in.

    Everything published in it goes into the book, paid or not: who gets the file is decided where
    it is handed out.
    """
    language = issue.locale.language_code
    with translation.override(language):
        whole = read_issue(issue)
        write_book(target, _book(whole, language), _chapters(whole))


def _book(whole: WholeIssue, language: str) -> Book:
    issue = whole.page
    title = f"{whole.magazine} № {issue.numbers.label}".strip()
    moment = whole.modified.astimezone(datetime.UTC)
    return Book(
        identifier=f"urn:uuid:{uuid.uuid5(issue.translation_key, f'epub:{language}')}",
        title=title,
        language=language,
        modified=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        css=house_style("magazine"),
        words={
            "contents": _("Contents"),
            "pages": _("Pages of the printed issue"),
            "landmarks": _("Parts of the book"),
            "cover": _("Cover"),
            "cover_alt": _("Cover: %(title)s") % {"title": title},
            "start": _("Beginning of the text"),
            "summary": _(
                "Text in order of reading with headings, contents and footnotes. Pictures have"
                " descriptions, charts are tables with figures."
            ),
        },
        creators=(whole.magazine,) if whole.magazine else (),
        description=issue.about or issue.summary,
        date=issue.issue_date.isoformat(),
        source=f"{settings.PUBLIC_URL}{issue.address}",
        subjects=tuple(dict.fromkeys(_section_names(whole))),
        cover=_cover(whole),
    )


def _section_names(whole: WholeIssue) -> Iterator[str]:
    for item in whole.items:
        section = getattr(item.page, "section", None)
        if section is not None:
            yield section.label


def _cover(whole: WholeIssue) -> Resource:
    """The picture editors chose, or one drawn from the running number."""
    issue = whole.page
    chosen = small_picture(issue.cover) if issue.cover else None
    if chosen:
        return Resource("cover.jpg", chosen.data)
    drawn = cover_png(
        whole.magazine,
        f"№ {issue.numbers.label} · {day(issue.issue_date)}",
        issue.cover_lines or [issue.motto or issue.title],
        room="magazine",
        number=issue.running_from,
        figure=issue.cover_figure,
    )
    return Resource("cover.png", drawn)


def _chapters(whole: WholeIssue) -> Iterator[Chapter]:
    yield _imprint(whole)
    if whole.page.contents.all():
        yield _printed_contents(whole.page)
    for number, item in enumerate(whole.items, 1):
        yield chapter_of(item, whole.things, f"text-{number:02}")


def _imprint(whole: WholeIssue) -> Chapter:
    """Number, date, motto, what the issue is about, who made it and who paid."""
    issue = whole.page
    body = [H.h1(clean(whole.magazine or issue.title))]
    body.append(para(f"№ {issue.numbers.label}", "number"))
    body.append(para(day(issue.issue_date), "byline"))
    for words, kind in ((issue.motto, "lead"), (issue.about, "about")):
        if words:
            body.append(para(words, kind))
    for row in issue.figures.all():
        figure = H.span(clean(row.figure), {"class": "figure"})
        body.append(H.p(figure, H.br(), clean(row.text)))
    if issue.figures_source:
        body.append(para(_("Source: %(source)s") % {"source": issue.figures_source}, "source"))
    body += [*_makers(issue), *_funding(issue)]
    url = f"{settings.PUBLIC_URL}{issue.address}"
    body.append(H.p(H.a(_("This issue on the portal"), href=url)))
    part = typed(H.section(*body), "imprint")
    return Chapter("imprint", _("Imprint"), [part], kind="frontmatter")


def _makers(issue: IssuePage) -> Iterator[Element]:
    rows = issue.imprint.all()
    if rows:
        cells = [H.tr(H.th(clean(r.name), scope="row"), H.td(clean(r.value))) for r in rows]
        yield H.h2(_("Imprint"))
        yield H.table(H.tbody(*cells))


def _funding(issue: IssuePage) -> Iterator[Element]:
    funders = [row.name for row in issue.funders.all()]
    if issue.funders_statement or funders:
        yield H.h2(_("Funding"))
    if issue.funders_statement:
        yield para(issue.funders_statement, "about")
    if funders:
        yield H.ul(*(H.li(clean(name)) for name in funders))


def _printed_contents(issue: IssuePage) -> Chapter:
    """What an issue that exists only as a printed PDF holds, by pages."""
    rows = [_contents_row(row.page, row.title, row.authors) for row in issue.contents.all()]
    body = [H.h1(_("Contents of the printed issue")), H.table(H.tbody(*rows))]
    return Chapter("printed", _("Contents of the printed issue"), [H.section(*body)])


def _contents_row(page: int, title: str, authors: str) -> Element:
    text = H.td(clean(title))
    if authors:
        text.append(H.br())
        text[-1].tail = clean(authors)
    return H.tr(H.td(str(page), {"class": "n"}), text)

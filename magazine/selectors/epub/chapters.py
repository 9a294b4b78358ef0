"""One thing of an issue as a chapter of a book: article, announcement, table of the goals."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from core.epub_parts import TYPE, Chapter, Element, H, clean
from core.templatetags.formats import day
from magazine.engine.content import minutes_to_read
from magazine.models import AnnouncementPage, ArticlePage, IssueItem, SdgTablePage
from magazine.models.items import SdgRow
from magazine.selectors.epub.pieces import Setter
from magazine.selectors.epub.plain import para, typed
from magazine.selectors.epub.reading import Item
from magazine.selectors.epub.things import Things, web_address


def chapter_of(item: Item, things: Things, name: str) -> Chapter:
    """Set one thing of the issue; its heading, its text, what stands below, the way to the web."""
    page = item.page
    notes = [note.text for note in page.notes.all()] if isinstance(page, ArticlePage) else []
    setter = Setter(things, notes)
    body = [*_page_mark(page), *_head(item), *setter.set(item.pieces)]
    if isinstance(page, AnnouncementPage):
        body += _way_further(page)
    elif isinstance(page, SdgTablePage):
        body += _goals(page)
    body += setter.footnotes()
    if isinstance(page, ArticlePage):
        body += _below(page)
    body.append(_web_link(page))
    return Chapter(
        name=name,
        title=page.title,
        body=[typed(H.article(*body), "chapter")],
        group=_group(page),
        pages=((str(page.page_from), f"page-{page.page_from}"),) if page.page_from else (),
        resources=tuple(setter.resources),
    )


def _group(page: IssueItem) -> str:
    if isinstance(page, ArticlePage):
        return page.section.label
    return _("Announcements") if isinstance(page, AnnouncementPage) else _("Goals")


def _page_mark(page: IssueItem) -> Iterator[Element]:
    """Where the page of the printed issue begins, for those who cite it."""
    if page.page_from:
        label = str(page.page_from)
        mark = H.span(id=f"page-{label}", role="doc-pagebreak")
        mark.set("aria-label", label)
        mark.set(TYPE, "pagebreak")
        yield mark


def _head(item: Item) -> Iterator[Element]:
    page = item.page
    yield para(_group(page), "section")
    yield H.h1(clean(page.title))
    if page.summary:
        yield para(page.summary, "lead")
    if isinstance(page, ArticlePage):
        yield from _byline(page)
        minutes = minutes_to_read(item.pieces)
        yield para(_("%(minutes)d min to read") % {"minutes": minutes}, "byline")
    if isinstance(page, AnnouncementPage):
        yield from _dates(page)


def _byline(page: ArticlePage) -> Iterator[Element]:
    """Authors as printed; before the first publication as their rows tell."""
    for one in page.authors.all():
        names = (one.name or one.author.label, one.affiliation)
        yield para(", ".join(filter(None, names)), "byline")
    if page.own_date:
        yield para(day(page.own_date), "byline")


def _dates(page: AnnouncementPage) -> Iterator[Element]:
    if page.opens_on:
        yield para(_("From %(date)s") % {"date": day(page.opens_on)}, "byline")
    if page.closes_on:
        yield para(_("Until %(date)s") % {"date": day(page.closes_on)}, "byline")


def _way_further(page: AnnouncementPage) -> Iterator[Element]:
    for row in page.figures.all():
        figure = H.span(clean(f"{row.figure} {row.unit}".strip()), {"class": "figure"})
        yield H.p(figure, H.br(), clean(row.text))
    if page.target and page.target.live:
        url = web_address(str(page.target.url_path))
        yield H.p(H.a(clean(page.action or page.target.title), href=url))


def _goals(page: SdgTablePage) -> Iterator[Element]:
    rows = [_goal(row) for row in page.rows.all()]
    if rows:
        head = [H.th(name, scope="col") for name in (_("Goal"), _("What was done"), _("Figure"))]
        yield H.table(H.thead(H.tr(*head)), H.tbody(*rows))
    if page.source:
        yield para(_("Source: %(source)s") % {"source": page.source}, "source")


def _goal(row: SdgRow) -> Element:
    goal = H.th(f"{row.goal.code}. {clean(row.goal.label)}", scope="row")
    text = H.td(clean(row.text))
    if row.source:
        text.append(H.br())
        text[-1].tail = clean(row.source)
    qualifier = row.get_qualifier_display() if row.qualifier else ""
    return H.tr(goal, text, H.td(clean(f"{qualifier} {row.figure}".strip()), {"class": "n"}))


def _below(page: ArticlePage) -> Iterator[Element]:
    """Corrections and what else to read, as under the article on the portal."""
    corrections = page.corrections.all()
    if corrections:
        yield H.h2(_("Corrections"))
        for one in corrections:
            yield H.p(H.strong(f"{day(one.corrected_on)}: "), clean(one.text))
    related = [one for one in page.related.all() if one.page.live]
    if related:
        yield H.h2(_("See also"))
        yield H.ul(
            *(
                H.li(H.a(clean(one.page.title), href=web_address(str(one.page.url_path))))
                for one in related
            )
        )


def _web_link(page: IssueItem) -> Element:
    link = H.a(_("Read on the portal"), href=f"{settings.PUBLIC_URL}{page.address}")
    return H.p(link, {"class": "source"})

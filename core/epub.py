"""Writes EPUB 3 books, chapter by chapter into a file; equal content gives equal bytes.

A small writer of our own: the known library is AGPL. Texts are lxml elements, never markup glued
together, so no text of a person becomes markup. Nothing but the list of contents is kept in
memory; whoever makes the chapters may make them one at a time.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import IO, Any

from lxml import etree

from core.epub_parts import SVG, TYPE, XML_LANG, Book, Chapter, D, Element, H, P, clean

EPOCH = (1980, 1, 1, 0, 0, 0)  # of every entry: the day of making would change the bytes
MEDIA = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="book/package.opf"'
    b' media-type="application/oebps-package+xml"/></rootfiles></container>'
)


@dataclass
class _Written:
    """What must be known of the chapters when they are gone."""

    book: Book
    chapters: list[Chapter] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)  # chapters with drawings inside the text
    names: dict[str, None] = field(default_factory=dict)  # resources, in order


def write_epub(target: IO[bytes], book: Book, chapters: Iterable[Chapter]) -> None:
    """Write the book into an open file that can be sought in."""
    with zipfile.ZipFile(target, "w") as file:
        _put(file, "mimetype", b"application/epub+zip", is_packed=False)
        _put(file, "META-INF/container.xml", CONTAINER)
        _put(file, "book/style.css", book.css.encode())
        written = _Written(book)
        for chapter in _with_cover(book, chapters):
            _put_chapter(file, written, chapter)
        _put(file, "book/nav.xhtml", _page(book, book.words["contents"], list(_nav(written))))
        _put(file, "book/package.opf", _xml(_package(written)))


def _with_cover(book: Book, chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    if book.cover:
        picture = H.img(src=book.cover.name, alt=clean(book.words["cover_alt"]))
        yield Chapter(
            name="cover",
            title=book.words["cover"],
            body=[_typed(H.section(picture), "cover")],
            kind="cover",
            resources=(book.cover,),
            in_contents=False,
        )
    yield from chapters


def _put(file: zipfile.ZipFile, name: str, data: bytes, *, is_packed: bool = True) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    packing = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    if PurePosixPath(name).suffix in {".jpg", ".png"}:
        packing = zipfile.ZIP_STORED  # packed already
    file.writestr(entry, data, packing, 6)


def _put_chapter(file: zipfile.ZipFile, written: _Written, chapter: Chapter) -> None:
    for resource in chapter.resources:
        if resource.name not in written.names:
            written.names[resource.name] = None
            _put(file, f"book/{resource.name}", resource.data)
    name = f"book/{chapter.name}.xhtml"
    _put(file, name, _page(written.book, chapter.title, chapter.body))
    if any(next(part.iter(f"{{{SVG}}}svg"), None) is not None for part in chapter.body):
        written.drawn.add(chapter.name)
    written.chapters.append(replace(chapter, body=[], resources=()))


def _typed(element: Element, kind: str) -> Element:
    element.set(TYPE, kind)
    return element


def _page(book: Book, title: str, body: list[Element]) -> bytes:
    page = H.html(
        H.head(
            H.title(clean(title)),
            H.link(rel="stylesheet", type="text/css", href="style.css"),
        ),
        H.body(*body),
        lang=book.language,
    )
    page.set(XML_LANG, book.language)
    return _xml(page, "<!DOCTYPE html>")


def _xml(element: Element, doctype: str | None = None) -> bytes:
    etree.cleanup_namespaces(element, keep_ns_prefixes=["epub"] if doctype else None)
    text: bytes = etree.tostring(
        element, encoding="UTF-8", xml_declaration=True, doctype=doctype or ""
    )
    return text


def _nav(written: _Written) -> Iterator[Element]:
    """Contents in groups, landmarks, and the numbers of printed pages."""
    words, chapters = written.book.words, written.chapters
    contents = H.nav(H.h1(clean(words["contents"])), _groups(chapters), id="toc")
    contents.set("role", "doc-toc")
    yield _typed(contents, "toc")
    first = next((one for one in chapters if one.kind == "bodymatter"), None)
    marks = [("toc", words["contents"], "nav.xhtml")]
    if written.book.cover:
        marks.insert(0, ("cover", words["cover"], "cover.xhtml"))
    if first:
        marks.append(("bodymatter", words["start"], f"{first.name}.xhtml"))
    points = [H.li(_typed(H.a(clean(title), href=href), kind)) for kind, title, href in marks]
    yield _typed(H.nav(H.h2(clean(words["landmarks"])), H.ol(*points), hidden=""), "landmarks")
    pages = [
        H.li(H.a(clean(label), href=f"{one.name}.xhtml#{place}"))
        for one in chapters
        for label, place in one.pages
    ]
    if pages:
        listed = H.nav(H.h2(clean(words["pages"])), H.ol(*pages), hidden="")
        listed.set("role", "doc-pagelist")
        yield _typed(listed, "page-list")


def _groups(chapters: list[Chapter]) -> Element:
    """The contents: neighbours of one group stand under its name."""
    top = H.ol()
    group, below = "", top
    for chapter in chapters:
        if not chapter.in_contents:
            continue
        if chapter.group != group or below is top:
            group, below = chapter.group, top
            if group:
                below = H.ol()
                top.append(H.li(H.span(clean(group)), below))
        below.append(H.li(H.a(clean(chapter.title), href=f"{chapter.name}.xhtml")))
    return top


def _package(written: _Written) -> Element:
    order = [P.itemref(idref=f"x-{one.name}") for one in written.chapters]
    after_cover = 1 if written.book.cover else 0
    order.insert(after_cover, P.itemref(idref="nav"))
    package = P.package(
        _metadata(written),
        P.manifest(*_manifest(written)),
        P.spine(*order),
        {"version": "3.0", "unique-identifier": "id"},
    )
    package.set(XML_LANG, written.book.language)
    return package


def _manifest(written: _Written) -> Iterator[Element]:
    def item(name: str, href: str, **more: str) -> Element:
        media = MEDIA[PurePosixPath(href).suffix]
        return P.item({"id": name, "href": href, "media-type": media, **more})

    yield item("nav", "nav.xhtml", properties="nav")
    yield item("style", "style.css")
    for chapter in written.chapters:
        drawn = {"properties": "svg"} if chapter.name in written.drawn else {}
        yield item(f"x-{chapter.name}", f"{chapter.name}.xhtml", **drawn)
    cover = written.book.cover
    for number, name in enumerate(written.names, 1):
        is_cover = cover is not None and name == cover.name
        yield item(f"r-{number}", name, **({"properties": "cover-image"} if is_cover else {}))


def _metadata(written: _Written) -> Element:
    book = written.book
    rows: list[Any] = [
        D.identifier(clean(book.identifier), id="id"),
        D.title(clean(book.title)),
        D.language(book.language),
        *(D.creator(clean(name)) for name in book.creators),
    ]
    for name in ("publisher", "description", "date", "rights", "source"):
        if value := getattr(book, name):
            rows.append(D(name, clean(value)))
    rows += [D.subject(clean(subject)) for subject in book.subjects]
    rows.append(P.meta(book.modified, property="dcterms:modified"))
    return P.metadata(*rows, *(P.meta(text, property=name) for name, text in _access(written)))


def _access(written: _Written) -> Iterator[tuple[str, str]]:
    """What helps to choose a book to readers who listen or feel: words of schema.org."""
    has_pictures = bool(written.drawn or len(written.names) > 1)
    yield "schema:accessMode", "textual"
    if has_pictures:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual"
    for feature in written.book.features:
        yield "schema:accessibilityFeature", feature
    if written.names:
        yield "schema:accessibilityFeature", "alternativeText"
    if any(one.pages for one in written.chapters):
        yield "schema:accessibilityFeature", "printPageNumbers"
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", clean(written.book.words["summary"])

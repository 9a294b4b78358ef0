"""The demonstration shelf: short publications with files of our own making, in two languages."""

import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from best_practice.models import CasePage
from core.motifs import cut_path
from core.typeset import set_in_child
from home.selectors.repository import read_demo
from magazine.choices import PublicationKind
from magazine.models import (
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
    PublicationUse,
)
from media_library.models import SiteDocument
from organisations.models import Project
from peer_learning.engine.word_file import Block, Paper, write_word_file
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term

LANGUAGES = ("ru", "ky")
MADE_AT = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
LISTED = {"item", "numbered"}

Told = dict[str, Any]


@transaction.atomic
def write_demo_publications() -> None:
    """Put on the shelf what is missing; the two languages of one are translations of each other."""
    shelves = {
        page.locale.language_code: page
        for page in PublicationIndexPage.objects.select_related("locale").order_by("path")
    }
    for row in read_demo("publications"):
        key: UUID | None = None
        for code in LANGUAGES:
            known = shelves[code].get_children().filter(slug=row["slug"]).first()
            page = known or _publish(row, shelves[code], key)
            key = page.translation_key


def _publish(row: Told, shelf: PublicationIndexPage, key: UUID | None) -> PublicationPage:
    """Plant one publication with its files and all it points at."""
    language = shelf.locale.language_code
    text = row[language]
    page = PublicationPage(
        slug=row["slug"],
        locale=shelf.locale,
        title=text["title"],
        summary=text["summary"],
        publisher=text["publisher"],
        kind=row["kind"],
        year=row["year"],
        audience=row["audience"],
        project=Project.objects.filter(code=row["project"]).first(),
    )
    if key is not None:
        page.translation_key = key
    page.terms = list(Term.objects.filter(scheme=Scheme.THEME, code__in=row["terms"]))
    page.acts = list(LegalAct.objects.filter(code__in=row["acts"]))
    page.files = [
        PublicationFile(document=document, sort_order=place)
        for place, document in enumerate(_documents(row, language))
    ]
    page.uses = [PublicationUse(page=used) for used in _used_in(row["cases"], language)]
    shelf.add_child(instance=page)
    page.save_revision().publish()
    return page


def _used_in(titles: list[str], language: str) -> list[CasePage]:
    """The pages of these cases in a language; a case that was not brought in is left out."""
    cases = CasePage.objects.filter(title__in=titles).values("case")
    pages = CasePage.objects.live().filter(case__in=cases, locale__language_code=language)
    return list(pages.order_by("path"))


def _documents(row: Told, language: str) -> list[SiteDocument]:
    """The PDF, and of a model regulation a file to edit."""
    name = f"{row['slug']}-{language}"
    files = {f"{name}.pdf": _pdf(row, language)}
    if row.get("editable"):
        files = {f"{name}.docx": _word(row[language], language), **files}
    return [
        _document(row[language]["title"], filename, content, language)
        for filename, content in files.items()
    ]


def _document(title: str, name: str, content: bytes, language: str) -> SiteDocument:
    document: SiteDocument = SiteDocument.objects.create(
        title=title,
        file=ContentFile(content, name=name),
        language=language,
        file_size=len(content),
    )
    return document


def _pdf(row: Told, language: str) -> bytes:
    """Set it by Typst; neighbouring points are one list."""
    text = row[language]
    groups = [
        group
        for is_listed, found in groupby(text["paper"], key=lambda block: block["kind"] in LISTED)
        for group in _lists(list(found), is_listed=is_listed)
    ]
    with translation.override(language):
        kind = str(PublicationKind(row["kind"]).label)
        foot = _("Best Practice Portal")
    return set_in_child(
        "publication.typ",
        {
            "lang": language,
            "title": text["title"],
            "summary": text["summary"],
            "publisher": text["publisher"],
            "head": f"{text['publisher']} · {kind} · {row['year']}",
            "foot": foot,
            "cut": cut_path("field"),
            "groups": groups,
        },
    )


def _lists(blocks: list[Told], *, is_listed: bool) -> list[list[Told]]:
    if not is_listed:
        return [[block] for block in blocks]
    return [list(found) for _kind, found in groupby(blocks, key=lambda block: block["kind"])]


def _word(text: Told, language: str) -> bytes:
    """The same as a text document that an office fills in."""
    blocks = [Block("title", text["title"]), Block("text", text["summary"])]
    blocks += [Block(**block) for block in text["paper"]]
    return write_word_file(Paper(language, text["title"], blocks), at=MADE_AT)

"""The PDF of a demonstration issue that exists on paper only, and the lines of its contents."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from core.typeset import set_in_child
from home.engine.demo_magazine import in_language
from magazine.models import IssueContents, Section
from media_library.jobs.examining import read_document
from media_library.models import SiteDocument

TEMPLATE = "demo/archive.typ"


@transaction.atomic
def plant_scan(*, scan: dict[str, Any]) -> SiteDocument:
    """Give the file of that title; set it and read its pages first when there is none."""
    known = SiteDocument.objects.filter(title=scan["title"]).first()
    if known is not None:
        return known
    pdf = set_in_child(TEMPLATE, {"title": scan["title"], "pages": scan["pages"]})
    document = SiteDocument(title=scan["title"])
    document.file.save(scan["name"], ContentFile(pdf), save=False)
    document.save()
    read_document.call(document.pk)
    document.refresh_from_db()
    return document


def contents_of(*, rows: list[dict[str, Any]], language: str) -> list[IssueContents]:
    """Give the lines of the contents in one language."""
    sections = dict(Section.objects.values_list("code", "pk"))
    return [
        IssueContents(
            title=in_language(row["title"], language),
            authors=in_language(row["authors"], language),
            section_id=sections[row["section"]],
            page=row["page"],
        )
        for row in rows
    ]

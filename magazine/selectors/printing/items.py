"""Articles, calls and tables of the goals as items of the template."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.labels import in_language
from core.templatetags.formats import day, edtf, number
from magazine.choices import SectionKind
from magazine.engine.content import minutes_to_read
from magazine.engine.printing.blocks import Known, halves, lay, sourced
from magazine.models import AnnouncementPage, ArticlePage, SdgTablePage
from magazine.selectors.epub.reading import Item
from magazine.selectors.printing.labels import block_words, code, minutes, page_words
from magazine.selectors.printing.pictures import Pictures
from taxonomy.models import LegalAct

HEAD = 74  # letters of a running head
MOST_RELATED = 3
INSTITUTE = "_institute"  # calls and tables have no section of their own
SHEETS = {SectionKind.ARTICLE, SectionKind.STORY}


@dataclass(frozen=True)
class Around:
    """What all items of an issue share."""

    known: Known
    language: str


def known_things(acts: Mapping[int, LegalAct], pictures: Pictures) -> Known:
    """What pieces name by id, in words."""
    return Known(
        acts={pk: act_in_words(act) for pk, act in acts.items()},
        pictures=pictures.by_id,
        base=settings.PUBLIC_URL,
        words=block_words(),
        number=lambda value: number(int(value) if value == int(value) else value),
    )


def act_in_words(act: LegalAct) -> dict[str, Any]:
    """An act as a row of law news and as a line of a legal basis."""
    dated = day(act.adopted_date) or edtf(act.date_note)
    kind = str(act.get_kind_display())
    words = {True: _("in force"), False: _("no longer in force")}
    force = "" if act.is_in_force is None else words[act.is_in_force]
    named = " ".join(filter(None, [f"№ {act.number}" if act.number else "", dated]))
    return {
        "number": f"№ {act.number}" if act.number else kind[:1].upper() + kind[1:],
        "about": [line for line in (dated, kind if act.number else "", act.issuer) if line],
        "title": act.title,
        "force": force,
        "line": f"{act.title}, {named}" if named else act.title,
    }


def item_data(item: Item, around: Around) -> dict[str, Any]:
    """One item of the issue; its section and opener are given by the issue."""
    page = item.page
    url = f"{settings.PUBLIC_URL}{page.address}"
    laid = lay(item.pieces, around.known)
    data = {
        "id": str(page.translation_key),
        "kind": "article",
        "title": str(page.title),
        "short": page.head,
        "lead": page.summary,
        "byline": "",
        "url": url,
        "qr": code(url),
        "top": laid.top,
        "topsource": laid.top_source,
        "end": laid.end,
        "endsource": laid.end_source,
        "more": [],
        "moretitle": _("More on this"),
        "notes": [],
        "blocks": laid.blocks,
        "has_sheet": False,
    }
    if isinstance(page, ArticlePage):
        return data | _article(page, item, data, around.language)
    if isinstance(page, AnnouncementPage):
        return data | _call(page, data)
    if isinstance(page, SdgTablePage):
        return data | _goals(page, around.known)
    raise TypeError(f"Nobody knows how to print {type(page).__name__}.")


def _article(page: ArticlePage, item: Item, data: dict[str, Any], language: str) -> dict[str, Any]:
    is_news = any(block["t"] == "law" for block in data["blocks"])
    byline = [*author_lines(page, language), minutes(minutes_to_read(item.pieces))]
    return {
        "kind": "law" if is_news else "article",
        "byline": " · ".join(byline),
        "notes": [note.text for note in page.notes.all()],
        "more": related(page),
        "has_sheet": page.section.kind in SHEETS,
        # News stand in one column; figures that would stand at its end come first.
        **({"top": data["top"] or data["end"], "end": []} if is_news else {}),
    }


def author_lines(page: ArticlePage, language: str) -> list[str]:
    """Authors as printed; before publication as the magazine knows them."""
    lines = []
    for row in page.authors.all():
        name = (
            row.name
            or in_language({"ru": row.author.label_ru, "ky": row.author.label_ky}, language)[0]
        )
        lines.append(", ".join(filter(None, [name, row.affiliation])))
    return lines


def related(page: ArticlePage) -> list[dict[str, Any]]:
    """Up to three things that are worth reading after this one."""
    rows = []
    for row in list(page.related.all())[:MOST_RELATED]:
        target: Page = row.page
        address = f"{settings.PUBLIC_URL.partition('://')[2]}{target.url_path}"
        rows.append({"title": target.title, "meta": row.note or address})
    return rows


def neighbours(rows: list[dict[str, Any]], own: dict[str, Any]) -> list[dict[str, Any]]:
    """Other articles of the issue with their pages: of the section, then those that follow."""
    place = rows.index(own)
    turned = [*rows[place + 1 :], *rows[:place]]
    others = [row for row in turned if row["kind"] == "article"]
    others.sort(key=lambda row: row["section"] != own["section"])
    before, behind = page_words()
    return [
        {"title": row["title"], "meta": [before, {"pg": row["id"]}, behind]}
        for row in others[:MOST_RELATED]
    ]


def _call(page: AnnouncementPage, data: dict[str, Any]) -> dict[str, Any]:
    left, right = halves(data["blocks"])
    action = None
    if page.target is not None:
        url = f"{settings.PUBLIC_URL}{page.target.url_path}"
        action = {"text": page.action or _("Read more"), "url": url, "qr": code(url)}
    return {
        "kind": "call",
        "figures": [
            {"figure": row.figure, "unit": row.unit, "text": row.text} for row in page.figures.all()
        ],
        "dates": call_dates(page),
        "action": action,
        "blocks": left,
        "right": right,
    }


def call_dates(page: AnnouncementPage) -> str:
    """Since when and until when, as one line."""
    opens, closes = day(page.opens_on), day(page.closes_on)
    if opens and closes:
        return _("From %(opens)s until %(closes)s") % {"opens": opens, "closes": closes}
    if closes:
        return _("Until %(closes)s") % {"closes": closes}
    return _("From %(opens)s") % {"opens": opens} if opens else ""


def _goals(page: SdgTablePage, known: Known) -> dict[str, Any]:
    rows = [
        {
            "goal": row.goal.code.rpartition("-")[2].lstrip("0") or row.goal.code,
            "text": row.text,
            "figure": row.figure,
            "note": ", ".join(
                filter(
                    None, [str(row.get_qualifier_display()) if row.qualifier else "", row.source]
                )
            ),
        }
        for row in page.rows.all()
    ]
    return {"kind": "sdg", "rows": rows, "source": sourced(page.source, known)}

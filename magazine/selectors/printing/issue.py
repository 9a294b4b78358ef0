"""An issue or one article as data of the template, with the files that lie beside it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.motifs import CUTS, cut_path
from core.templatetags.formats import month
from magazine.choices import MOST_COVER_LINES
from magazine.engine.printing.ties import tied_data
from magazine.models import ArticlePage, IssuePage
from magazine.selectors.epub.reading import Item, WholeIssue, read_issue
from magazine.selectors.printing.items import (
    HEAD,
    INSTITUTE,
    Around,
    author_lines,
    item_data,
    known_things,
    neighbours,
)
from magazine.selectors.printing.labels import back_cover, labels
from magazine.selectors.printing.pictures import Pictures, one_ink, read_pictures

TEASER = 130  # letters under a title on the cover
GOLD_CELLS = 6


@dataclass(frozen=True)
class Printed:
    """What a template is filled with; `lost` are pictures that could not be read."""

    data: dict[str, Any]
    files: dict[str, bytes]
    lost: list[str] = field(default_factory=list)


def issue_data(issue: IssuePage) -> Printed:
    """Give everything that the PDF of an issue is set from, in the language of the issue."""
    language = issue.locale.language_code
    with translation.override(language):
        whole = read_issue(issue)
        images = dict(whole.things.images)
        funders = list(issue.funders.select_related("logo"))
        for image in (issue.cover, *(row.logo for row in funders)):
            if image is not None:
                images[image.pk] = image
        pictures = read_pictures(images[pk] for pk in sorted(images))
        items = _items(whole, Around(known_things(whole.things.acts, pictures), language))
        data = {
            **_head(whole, language),
            "kind": "issue",
            "motto": issue.motto,
            "about": issue.about,
            "sections": _sections(items, whole),
            "cover": _cover(issue, items, whole, pictures),
            "figures": [
                {"figure": row.figure, "unit": "", "text": row.text} for row in issue.figures.all()
            ],
            "figsource": _source(issue.figures_source),
            "imprint": [[row.name, row.value] for row in issue.imprint.all()],
            "funders": {
                "statement": issue.funders_statement,
                "logos": [
                    {"name": row.name, "file": one_ink(pictures, row.logo)} for row in funders
                ],
            },
            "items": items,
            "back": back_cover(language),
        }
    return Printed(tied_data(data, language), pictures.files, pictures.lost)


def article_data(article: ArticlePage) -> Printed:
    """Give what the PDF of one article is set from, in the language of the article."""
    language = article.locale.language_code
    with translation.override(language):
        whole = read_issue(article.issue())
        item = next(one for one in whole.items if one.page.pk == article.pk)
        named = {piece["image"] for piece in item.pieces if piece.get("image")}
        known = sorted(named & whole.things.images.keys())
        pictures = read_pictures(whole.things.images[pk] for pk in known)
        row = item_data(item, Around(known_things(whole.things.acts, pictures), language))
        row |= {"section": _code(item), "opener": False, "first": True, "head": row["title"][:HEAD]}
        row["cite"] = _citation(article, whole, language)
        data = {
            **_head(whole, language),
            "title": row["title"],
            "kind": "alone",
            "sections": _sections([row], whole),
            "items": [row],
        }
    return Printed(tied_data(data, language), pictures.files, pictures.lost)


def _head(whole: WholeIssue, language: str) -> dict[str, Any]:
    name = whole.magazine or _("Municipalitet")
    numbered = f"№ {whole.page.numbers.label}"
    return {
        "lang": language,
        "name": name,
        "number": numbered,
        "date": month(whole.page.issue_date),
        "title": f"{name} {numbered}",
        "publisher": _("Best Practice Portal"),
        "keywords": [str(whole.page.issue_date.year), _("local self-government")],
        "labels": labels(),
        "fills": {},
    }


def _code(item: Item) -> str:
    return item.page.section.code if isinstance(item.page, ArticlePage) else INSTITUTE


def _items(whole: WholeIssue, around: Around) -> list[dict[str, Any]]:
    """Items by section, sections in the order in which they first come in the tree."""
    codes = [_code(item) for item in whole.items]
    names = _names(whole)
    rows: list[dict[str, Any]] = []
    for section in dict.fromkeys(codes):
        own = [item for item, its in zip(whole.items, codes, strict=True) if its == section]
        for place, item in enumerate(own):
            row = item_data(item, around)
            row |= {"section": section, "opener": place == 0, "first": place == 0}
            row["head"] = f"{names[section]} · {row['short']}"[:HEAD]
            rows.append(row)
    for row in rows:
        if not row["more"]:
            row |= {"more": neighbours(rows, row), "moretitle": _("Also in this issue")}
    return rows


def _names(whole: WholeIssue) -> dict[str, str]:
    names = {INSTITUTE: _("Institute and portal")}
    for item in whole.items:
        if isinstance(item.page, ArticlePage):
            names[item.page.section.code] = item.page.section.label
    return names


def _sections(rows: list[dict[str, Any]], whole: WholeIssue) -> dict[str, Any]:
    cuts = {INSTITUTE: "field"}
    for item in whole.items:
        if isinstance(item.page, ArticlePage):
            cuts[item.page.section.code] = item.page.section.cut
    names, used = _names(whole), {row["section"] for row in rows}
    return {
        section: {"name": names[section], "cut": cut_path(cuts[section])}
        for section in sorted(used)
    }


def _source(source: str) -> str:
    return _("Source: %(source)s") % {"source": source} if source else ""


def _cover(
    issue: IssuePage, items: list[dict[str, Any]], whole: WholeIssue, pictures: Pictures
) -> dict[str, Any]:
    on_cover = {
        str(item.page.translation_key)
        for item in whole.items
        if isinstance(item.page, ArticlePage) and item.page.is_on_cover
    }
    teasers = [row for row in items if row["id"] in on_cover][:MOST_COVER_LINES]
    picture = pictures.by_id.get(issue.cover_id) if issue.cover_id else None
    number = issue.running_from
    return {
        "cut": cut_path(list(CUTS)[number % len(CUTS)]),
        "gold": number % GOLD_CELLS,
        "picture": picture.file if picture else None,
        "alt": (picture.alt if picture else "") or str(issue.title),
        "figure": issue.cover_figure,
        "lines": issue.cover_lines,
        "words": teasers[0]["title"] if teasers else str(issue.title),
        "teasers": [
            {"id": row["id"], "title": row["title"], "text": _shortened(row["lead"])}
            for row in teasers
        ],
    }


def _shortened(text: str) -> str:
    if len(text) <= TEASER:
        return text
    return text[: TEASER - 1].rpartition(" ")[0].rstrip(" ,.;:–—-«(") + "…"


def _citation(article: ArticlePage, whole: WholeIssue, language: str) -> str:
    """How the article is cited, by GOST R 7.0.5; the day of reading is the reader's own."""
    issue = whole.page
    names = [line.partition(", ")[0] for line in author_lines(article, language)]
    head = f"{', '.join(names)}. {article.title}" if names else str(article.title)
    return (
        f"{head.rstrip(' .')} // {whole.magazine or _('Municipalitet')}. {issue.issue_date.year}."
        f" № {issue.numbers.label}. URL: {settings.PUBLIC_URL}{article.address}"
    )

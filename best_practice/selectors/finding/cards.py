"""Cases as rows of a list: title, place, one sentence and two or three figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.choices import FileKind
from best_practice.models import Case, CaseMunicipality, CasePage, EvidenceFile
from best_practice.selectors.labels import (
    LANGUAGE_NAMES,
    NAMING,
    Place,
    Vocabulary,
    day_of,
    named_place,
    place_texts,
    read_vocabulary,
)
from core.templatetags.formats import number, thousands
from taxonomy.choices import Scheme

Card = dict[str, Any]
CASE_COLUMNS = (
    "pk", "number", "theme__code", "total_som", "participants_total",
    "started", "ended", "is_example", "has_documents",
)  # fmt: skip


def _texts(case_ids: Sequence[int]) -> dict[int, dict[str, dict[str, str]]]:
    """Title, summary and address of every live page, by case and language."""
    pages = CasePage.objects.filter(case__in=case_ids, live=True).values(
        "case_id", "locale__language_code", "title", "summary", "url_path"
    )
    found: dict[int, dict[str, dict[str, str]]] = {}
    for page in pages:
        found.setdefault(page["case_id"], {})[page["locale__language_code"]] = page
    return found


def places_of(cases: Mapping[int, Card]) -> dict[int, list[Place]]:
    """The municipalities of every case under their names then, the leading one first."""
    columns = [f"municipality__{name}" for name in ("code", *NAMING)]
    rows = CaseMunicipality.objects.filter(case__in=list(cases))
    ordered = rows.order_by("position", "pk", "municipality__names__pk")
    days = {pk: day_of(case["started"], case["ended"]) for pk, case in cases.items()}
    found: dict[int, dict[str, Place]] = {}
    for case_id, code, *values in ordered.values_list("case_id", *columns):
        places = found.setdefault(case_id, {})
        places[code] = named_place(code, values, places.get(code), days[case_id])
    return {case_id: list(places.values()) for case_id, places in found.items()}


def _figures(case: Card) -> list[dict[str, str]]:
    figures = []
    if case["total_som"] is not None:
        figures.append({"value": thousands(case["total_som"]), "label": _("thousand som")})
    people = case["participants_total"]
    if people is not None:
        label = ngettext("participant", "participants", people)
        figures.append({"value": number(people), "label": label})
    year = (case["ended"] or case["started"])[:4]
    if year and len(figures) < 2:
        figures.append({"value": year, "label": _("year")})
    return figures


def _badges(case: Card) -> list[dict[str, str]]:
    badges = []
    if case["is_example"]:
        badges.append({"text": _("Made-up example"), "kind": ""})
    if case["has_documents"]:
        badges.append({"text": _("Documents"), "kind": "accent"})
    return badges


def _card(case: Card, texts: dict[str, dict[str, str]], places: list[Place], theme: str) -> Card:
    own = (get_language() or settings.LANGUAGE_CODE)[:2]
    language = next(code for code in (own, *LANGUAGE_NAMES) if code in texts)
    page, foreign = texts[language], language != own
    return {
        "url": page["url_path"],
        "number": case["number"],
        "title": page["title"],
        "summary": page["summary"],
        "meta": [theme, *place_texts(places)],
        "lang": language if foreign else "",
        "lang_name": LANGUAGE_NAMES[language] if foreign else "",
        "badges": _badges(case),
        "figures": _figures(case),
    }


def read_cards(case_ids: Sequence[int], vocabulary: Vocabulary | None = None) -> list[Card]:
    """Read the rows of these cases in this order, in three statements (four without vocabulary).

    A case is shown in the visitor's language, else in the first one it has, and says so.
    """
    if not case_ids:
        return []
    vocabulary = vocabulary or read_vocabulary()
    documents = EvidenceFile.objects.filter(
        case=OuterRef("pk"), is_public=True, kind=FileKind.DOCUMENT
    )
    rows = Case.objects.filter(pk__in=case_ids).annotate(has_documents=Exists(documents))
    cases = {row["pk"]: row for row in rows.values(*CASE_COLUMNS)}
    texts, places = _texts(case_ids), places_of(cases)
    return [
        _card(
            cases[pk],
            texts[pk],
            places.get(pk, []),
            vocabulary.name(Scheme.THEME, cases[pk]["theme__code"]),
        )
        for pk in case_ids
        if pk in cases and pk in texts
    ]

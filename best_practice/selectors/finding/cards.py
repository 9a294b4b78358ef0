"""Cases as rows of a list: title, place, one sentence and two or three figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.choices import FileKind
from best_practice.facets import COMPLETE_FROM
from best_practice.models import Case, CaseAward, CaseMunicipality, CasePage, EvidenceFile
from best_practice.selectors.labels import LANGUAGE_NAMES, Vocabulary, place_texts, read_vocabulary
from core.labels import label_of
from core.templatetags.formats import number, thousands
from organisations.selectors.naming import NAMING, Place, day_of, named_place
from taxonomy.choices import Scheme

Card = dict[str, Any]
CASE_COLUMNS = (
    "pk", "number", "theme__code", "total_som", "participants_total",
    "started", "ended", "is_example", "has_documents", "completeness", "repetitions_count",
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


def _awards(case_ids: Sequence[int]) -> dict[int, list[str]]:
    """What the cases won, the newest first."""
    rows = CaseAward.objects.filter(case__in=case_ids).order_by("-year", "pk")
    found: dict[int, list[str]] = {}
    for case_id, *labels in rows.values_list("case_id", "title_ru", "title_ky", "title_en"):
        found.setdefault(case_id, []).append(label_of(*labels))
    return found


def money_figures(som: int | None) -> list[dict[str, str]]:
    """What it cost, where that is known."""
    if som is None:
        return []
    return [{"value": thousands(som), "label": _("thousand som")}]


def _figures(case: Card) -> list[dict[str, str]]:
    """Money, money per person where both are known, people, repetitions: at most three."""
    som, people = case["total_som"], case["participants_total"]
    figures = money_figures(som)
    if som is not None and people:
        per_person = number(round(som / people))
        figures.append({"value": per_person, "label": _("som per participant")})
    if people is not None and len(figures) < 2:
        label = ngettext("participant", "participants", people)
        figures.append({"value": number(people), "label": label})
    if times := case["repetitions_count"]:
        label = ngettext("municipality repeated it", "municipalities repeated it", times)
        figures.append({"value": number(times), "label": label})
    return figures


def _badges(case: Card, awards: Sequence[str]) -> list[dict[str, str]]:
    badges = []
    if case["is_example"]:
        badges.append({"text": _("Made-up example"), "kind": ""})
    if awards:
        text = awards[0]
        if len(awards) > 1:
            text = _("%(name)s and %(count)s more") % {"name": text, "count": len(awards) - 1}
        badges.append({"text": text, "kind": "ok"})
    if case["completeness"] >= COMPLETE_FROM:
        badges.append({"text": _("Described completely"), "kind": "accent"})
    if case["has_documents"]:
        badges.append({"text": _("Documents"), "kind": "accent"})
    return badges


def _card(
    case: Card,
    texts: dict[str, dict[str, str]],
    meta: list[str],
    awards: Sequence[str],
) -> Card:
    own = (get_language() or settings.LANGUAGE_CODE)[:2]
    language = next(code for code in (own, *LANGUAGE_NAMES) if code in texts)
    page, foreign = texts[language], language != own
    return {
        "url": page["url_path"],
        "number": case["number"],
        "title": page["title"],
        "summary": page["summary"],
        "meta": [text for text in meta if text],
        "lang": language if foreign else "",
        "lang_name": LANGUAGE_NAMES[language] if foreign else "",
        "badges": _badges(case, awards),
        "figures": _figures(case),
    }


def read_cards(case_ids: Sequence[int], vocabulary: Vocabulary | None = None) -> list[Card]:
    """Read the rows of these cases in this order, in four statements (five without vocabulary).

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
    texts, places, awards = _texts(case_ids), places_of(cases), _awards(case_ids)
    cards = []
    for pk in case_ids:
        if pk in cases and pk in texts:
            case = cases[pk]
            theme = vocabulary.name(Scheme.THEME, case["theme__code"])
            year = (case["ended"] or case["started"])[:4]
            meta = [theme, *place_texts(places.get(pk, [])), year]
            cards.append(_card(case, texts[pk], meta, awards.get(pk, ())))
    return cards

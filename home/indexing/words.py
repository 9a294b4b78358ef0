"""The words of a case beside its story: its facts in one language, and all names it has."""

from collections.abc import Iterable, Iterator

from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CaseMunicipality, CaseOrganisation
from core.labels import in_language
from organisations.models import Municipality, MunicipalityName

LABELS = ("label_ru", "label_ky", "label_en")
# Rows with words, in the order of the page.
ROWS_WITH_WORDS = ("steps", "results", "groups", "budget", "commission", "shown_quotes")


def words_of_facts(facts: CaseFacts, language: str, besides: Iterable[str] = ()) -> list[str]:
    """One line a row; a text that is not in the language stands in the one there is.

    `besides` are languages without a page of their own: what was said in them finds the case too.
    """
    rows = [vars(row) for name in ROWS_WITH_WORDS for row in getattr(facts, name)]
    rows += [{"who": facts.participants_label}, *({"text": text} for text in facts.conditions)]
    texts = [[text for text in row.values() if isinstance(text, dict)] for row in rows]
    lines = [[in_language(text, language)[0] for text in row] for row in texts]
    for code in besides:
        lines += [[text.get(code, "") for text in row] for row in texts]
    return list(dict.fromkeys(told for line in lines if (told := " ".join(filter(None, line)))))


def names_of(ids: Iterable[int]) -> dict[int, list[str]]:
    """Every name a case is found by: places of today and of other days, bodies, vocabulary."""
    wanted = list(ids)
    found: dict[int, dict[str, None]] = {}

    def add(pk: int, *labels: str) -> None:
        found.setdefault(pk, {}).update(dict.fromkeys(label for label in labels if label))

    cases = Case.objects.filter(pk__in=wanted)
    for path in ("theme", "terms", "projects", "countries"):
        for pk, *labels in cases.values_list("pk", *(f"{path}__{label}" for label in LABELS)):
            add(pk, *labels)
    bodies = CaseOrganisation.objects.filter(case__in=wanted)
    for pk, *labels in bodies.values_list("case_id", *(f"organisation__{one}" for one in LABELS)):
        add(pk, *labels)
    for pk, labels in _place_names(wanted):
        add(pk, *labels)
    return {pk: list(names) for pk, names in found.items()}


def _place_names(ids: list[int]) -> Iterator[tuple[int, list[str]]]:
    rows = CaseMunicipality.objects.filter(case__in=ids).order_by("case", "position")
    above = [
        f"municipality__{path}{one}" for path in ("", "district__", "region__") for one in LABELS
    ]
    places: dict[int, list[int]] = {}
    for pk, place, *labels in rows.values_list("case_id", "municipality_id", *above):
        places.setdefault(place, []).append(pk)
        yield pk, labels
    dated = MunicipalityName.objects.filter(municipality__in=places)
    heirs = Municipality.objects.filter(precursions__predecessor__in=places)
    for place, *labels in (
        *dated.values_list("municipality_id", *LABELS),
        *heirs.values_list("precursions__predecessor_id", *LABELS),
    ):
        for pk in places.get(place, ()):
            yield pk, labels

"""What lists know of a case: the words it is found by, and the values it is counted under."""

from collections.abc import Iterable, Mapping
from typing import Any

from best_practice.engine.facts import CaseFacts
from best_practice.facets import PlaceValues, facet_values
from best_practice.models import Case, CaseFacet
from core.folding import fold
from organisations.models import Country, Municipality, MunicipalityName, Organisation
from taxonomy.choices import Scheme
from taxonomy.models import Term

Row = dict[str, Any]
LABELS = ("label_ru", "label_ky", "label_en")
ROWS_WITH_WORDS = ("budget", "groups", "steps", "results", "commission", "shown_quotes")


def places_of(*, facts: CaseFacts) -> list[Row]:
    """The municipalities of a case with all that lists say of them; one statement."""
    return list(
        Municipality.objects.filter(code__in=facts.municipalities).values(
            *LABELS, "code", "kind", "population", "district__code", "region__code"
        )
    )


def _words_of(texts: Iterable[Mapping[str, str]]) -> list[str]:
    return [word for text in texts for word in text.values()]


def _other_names(codes: list[str]) -> list[Row]:
    """Names of other days, and of what took the place of a municipality: all of them find it."""
    if not codes:
        return []
    dated = MunicipalityName.objects.filter(municipality__code__in=codes)
    heirs = Municipality.objects.filter(precursions__predecessor__code__in=codes)
    return [*dated.values(*LABELS), *heirs.values(*LABELS)]


def search_text_of(
    *, facts: CaseFacts, texts: Mapping[str, Mapping[str, str]], places: list[Row]
) -> str:
    """Every word of the case in every language, folded; words without consent are left out.

    Titles stand first and summaries next, so that what they say is the best match.
    """
    first = ("title", "summary")
    words = [one.get(name, "") for name in first for one in texts.values()]
    words += _words_of({n: t for n, t in one.items() if n not in first} for one in texts.values())
    for name in ROWS_WITH_WORDS:
        for row in getattr(facts, name):
            words += _words_of(one for one in vars(row).values() if isinstance(one, dict))
    words += _words_of(facts.conditions)
    named: list[Row] = [*places, *_other_names(facts.municipalities)]
    if facts.countries:
        named += Country.objects.filter(code__in=facts.countries).values(*LABELS)
    if facts.organisations:
        codes = [row.organisation for row in facts.organisations]
        named += Organisation.objects.filter(code__in=codes).values(*LABELS)
    words += [row[label] for row in named for label in LABELS]
    return fold(" ".join(words))


def _values_of_place(row: Row) -> PlaceValues:
    return PlaceValues(
        code=row["code"],
        kind=row["kind"],
        population=row["population"],
        district=row["district__code"] or "",
        region=row["region__code"] or "",
    )


def write_facets(
    *, case: Case, facts: CaseFacts, places: list[Row], languages: Iterable[str]
) -> None:
    """Replace what the case is counted under; a case in no language is counted nowhere."""
    spoken = set(languages)
    wanted: set[tuple[str, str]] = set()
    if spoken:
        themes = Term.objects.filter(scheme=Scheme.THEME, parent__isnull=False)
        wanted = facet_values(
            facts,
            languages=spoken,
            theme_parents=dict(themes.values_list("code", "parent__code")),
            places=[_values_of_place(row) for row in places],
            awards=set(case.awards.values_list("code", flat=True)),
            is_repeated=case.repetitions_count > 0,
            completeness=case.completeness,
        )
    case.facet_values.all().delete()
    CaseFacet.objects.bulk_create(
        CaseFacet(case=case, facet=facet, value=value) for facet, value in sorted(wanted)
    )

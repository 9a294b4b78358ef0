"""What lists count a case under, and where it lies."""

from collections.abc import Iterable
from typing import Any

from best_practice.engine.facts import CaseFacts
from best_practice.facets import PlaceValues, facet_values
from best_practice.models import Case, CaseFacet
from organisations.models import Municipality
from taxonomy.choices import Scheme
from taxonomy.models import Term

Row = dict[str, Any]


def places_of(*, facts: CaseFacts) -> list[Row]:
    """The municipalities of a case with all that lists say of them; one statement."""
    return list(
        Municipality.objects.filter(code__in=facts.municipalities).values(
            "code", "kind", "population", "district__code", "region__code"
        )
    )


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

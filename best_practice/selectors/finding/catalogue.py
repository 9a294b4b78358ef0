"""The catalogue of public cases, kept in this process for as long as it is true."""

from typing import Any

from django.core.cache import caches
from django.db.models import F, Func, IntegerField, QuerySet, Subquery

from best_practice.engine.catalogue import Catalogue, Listed
from best_practice.models import Case, CaseFacet, CaseVersion
from core.memory import remembered

CACHE_KEY = "best_practice.catalogue"
KEPT_SECONDS = 24 * 3600

# The columns of a Listed, in its order.
LISTED = ("pk", "first_published_at", "number", "total_som", "repetitions_count")

Stamp = tuple[int, int, int]


def _count(rows: QuerySet[Any]) -> Subquery:
    """Count rows inside another statement; a plain function, so that nothing is grouped."""
    counted = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(counted=counted).values("counted"))


def catalogue_stamp() -> Stamp | None:
    """Say in one statement which state the public cases are in; None when there are none.

    Every publication writes its facet rows anew, so the highest key rises; a withdrawal only
    takes rows away, so their number falls; the number of versions never falls. Whoever commits
    first, no two states share all three.
    """
    return (
        CaseFacet.objects.order_by("-pk")
        .annotate(
            languages=_count(CaseFacet.objects.filter(facet="lang")),
            versions=_count(CaseVersion.objects.all()),
        )
        .values_list("pk", "languages", "versions")
        .first()
    )


def load_catalogue() -> Catalogue:
    """Read the public cases and their values, newest first."""
    rows = Case.objects.published().values_list(*LISTED)
    cases = [
        Listed(pk, published.timestamp() if published else 0, *rest)
        for pk, published, *rest in rows
    ]
    values = CaseFacet.objects.values_list("facet", "value", "case_id")
    return Catalogue.build(cases, values.iterator(chunk_size=20_000))


def current_catalogue() -> Catalogue:
    """Give the catalogue of this moment; it is read again when its stamp has changed."""
    stamp = remembered("best_practice.catalogue_stamp", catalogue_stamp)
    if stamp is None:
        return Catalogue()
    cache = caches["local"]
    kept = cache.get(CACHE_KEY)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    catalogue = load_catalogue()
    cache.set(CACHE_KEY, (stamp, catalogue), KEPT_SECONDS)
    return catalogue

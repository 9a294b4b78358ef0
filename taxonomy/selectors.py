"""Reads vocabularies whole, acts with their relations, and tags with their uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from taggit.models import Tag

from taxonomy.choices import TOLD_BACK, RelationKind
from taxonomy.models import ActRelation, LegalAct, Term


def terms_of(scheme: str) -> list[Term]:
    """Give the offered terms of a vocabulary: broader terms in order, each before its parts."""
    terms = list(Term.objects.of_scheme(scheme).offered())
    tops = [term for term in terms if term.parent_id is None]
    return [row for top in tops for row in (top, *parts_of(top, terms))]


def parts_of(term: Term, terms: Iterable[Term]) -> list[Term]:
    """Choose the narrower terms of one term from a list that is already read."""
    return [part for part in terms if part.parent_id == term.pk]


def codes_after_merging(chosen: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """Say which of these codes, by scheme, have become others; no codes cost no statement."""
    wanted = {scheme: set(codes) for scheme, codes in chosen.items() if codes}
    if not wanted:
        return {}
    codes = set().union(*wanted.values())
    merged = Term.objects.filter(code__in=codes, merged_into__isnull=False)
    rows = merged.values_list("scheme", "code", "merged_into__code")
    return {(scheme, code): newer for scheme, code, newer in rows if code in wanted.get(scheme, ())}


def tag_relations() -> list[tuple[type[models.Model], str]]:
    """Every table that hangs a tag on something, with its column."""
    fields = Tag._meta.get_fields(include_hidden=True)
    return [
        (field.related_model, field.field.name)
        for field in fields
        if field.auto_created and field.one_to_many
    ]


def count_uses(tags: models.QuerySet[Tag]) -> models.QuerySet[Any]:
    """Add to each tag how many things carry it, as `uses`."""
    total: Any = Value(0)
    for model, name in tag_relations():
        rows = model._base_manager.filter(**{name: OuterRef("pk")}).order_by().values(name)
        counted = Subquery(rows.annotate(count=Count("pk")).values("count"))
        total = total + Coalesce(counted, 0)
    return tags.annotate(uses=total)


@dataclass(frozen=True)
class Related:
    """One relation as a page of an act tells it: in words, and the act at the other end."""

    words: str
    act: LegalAct


@dataclass(frozen=True)
class ActSheet:
    """Everything the page of an act says about the act itself."""

    act: LegalAct
    relations: list[Related]
    repealed_by: LegalAct | None


def find_act(code: str) -> ActSheet | None:
    """Read one act with its relations from both sides, in three statements."""
    act = LegalAct.objects.filter(code=code).first()
    if act is None:
        return None
    out = ActRelation.objects.filter(act=act).select_related("other").order_by("kind", "pk")
    back = ActRelation.objects.filter(other=act).select_related("act").order_by("kind", "pk")
    told = list(back)
    relations = [Related(str(row.get_kind_display()), row.other) for row in out]
    relations += [Related(str(TOLD_BACK[RelationKind(row.kind)]), row.act) for row in told]
    repealing = [row.act for row in told if row.kind == RelationKind.REPEALS]
    return ActSheet(act, relations, repealing[0] if repealing else None)


def read_acts() -> list[LegalAct]:
    """Read all acts for their list: by kind, the newest first, those without a day last."""
    return list(
        LegalAct.objects.order_by("kind", F("adopted_date").desc(nulls_last=True), "title_ru")
    )

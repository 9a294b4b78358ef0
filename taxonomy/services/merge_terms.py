"""Two terms turn out to mean the same: one stays, every reference to the other moves to it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from taxonomy import registry
from taxonomy.models import Term


class MergeRefused(Exception):
    """The terms cannot be merged; the text says why."""


@transaction.atomic
def merge_terms(*, old: Term, new: Term) -> Term:
    """Move every reference from `old` to `new`, retire `old` with a pointer; give back `new`.

    The code of `old` stays for addresses, versions and exports. Merging the same pair again
    changes nothing. Refuses with MergeRefused: a term with itself, terms of two vocabularies, a
    term that is merged elsewhere, a term no longer offered as the one that stays, and a broader
    term with its own part.
    """
    locked = {term.pk: term for term in _locked(old, new)}
    old, new = locked[old.pk], locked[new.pk]
    if old.merged_into_id == new.pk:
        return new
    _refuse(old, new)
    indexed = _indexed_objects(old)
    for relation in references_to_term():
        _move(relation.related_model, relation.field.name, old, new)
    old.merged_into, old.is_retired = new, True
    old.save(update_fields=["merged_into", "is_retired"])
    for follow in registry.followers.values():
        follow(old=old, new=new)
    for thing in indexed:
        ReferenceIndex.create_or_update_for_object(thing)
    return new


def references_to_term() -> list[Any]:
    """Every column of the house that points at a term, rows of many-to-many relations too."""
    fields = Term._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if field.auto_created and not field.many_to_many and field.is_relation
    ]


def _locked(*terms: Term) -> list[Term]:
    keys = sorted(term.pk for term in terms)
    return list(Term.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _refuse(old: Term, new: Term) -> None:
    if old.pk == new.pk:
        raise MergeRefused(_("A term cannot be merged with itself."))
    if old.scheme != new.scheme:
        raise MergeRefused(_("Both terms must be of one vocabulary."))
    if old.merged_into_id is not None:
        raise MergeRefused(_("This term was already merged into another one."))
    if new.is_retired:
        raise MergeRefused(_("The other term is no longer offered."))
    if new.parent_id == old.pk:
        raise MergeRefused(_("A broader term cannot be merged into its own part."))
    if new.parent_id is not None and old.children.filter(merged_into=None).exists():
        raise MergeRefused(_("This term has parts, so it needs a term without a broader one."))


def _move(model: type[models.Model], name: str, old: Term, new: Term) -> None:
    """Point rows at the new term; where one says the same already, the old row goes."""
    rows = model._base_manager.filter(**{name: old})
    for others in _unique_with(model, name):
        same = {other: OuterRef(other) for other in others}
        double = rows.filter(Exists(model._base_manager.filter(**{name: new}, **same)))
        model._base_manager.filter(pk__in=list(double.values_list("pk", flat=True))).delete()
    rows.update(**{name: new})


def _unique_with(model: type[models.Model], name: str) -> list[set[str]]:
    """The other columns that may stand only once beside this one."""
    sets = [set(names) for names in model._meta.unique_together]
    sets += [
        set(rule.fields)
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint)
    ]
    field = model._meta.get_field(name)
    alone = [set[str]()] if getattr(field, "unique", False) else []
    return alone + [names - {name} for names in sets if name in names]


def _indexed_objects(term: Term) -> list[models.Model]:
    """The things whose use of the term Wagtail has written down."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Term), to_object_id=str(term.pk)
    )
    places = rows.values_list("base_content_type", "object_id").distinct()
    found = []
    for content_type, key in places:
        model = ContentType.objects.get_for_id(content_type).model_class()
        thing = model._base_manager.filter(pk=key).first() if model else None
        if thing is not None:
            found.append(thing)
    return found

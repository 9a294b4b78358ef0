"""A free tag that has proved useful becomes a term of a vocabulary."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from taggit.models import Tag

from taxonomy import registry
from taxonomy.models import Term
from taxonomy.selectors import tag_relations


class PromotionRefused(Exception):
    """The tag cannot become this term; the text says why."""


@transaction.atomic
def promote_tag(*, tag: Tag, term: Term | None = None, new: Term | None = None) -> Term:
    """Give a term, one that exists or a new one, to everything that carries the tag.

    The tag is taken away there. Things that cannot carry a term (pictures, documents) keep it; it
    goes when nothing has it any more. Bears to run twice. Refuses with PromotionRefused a term
    that is no longer offered and a tag that should become nothing.
    """
    if term is None and new is None:
        raise PromotionRefused(_("Choose a term, or fill in a new one."))
    chosen = _locked(term) if term is not None else _saved(new)
    for carry in registry.carriers.values():
        carry(tag=tag, term=chosen)
    if tag.pk and uses_of(tag=tag) == 0:
        tag.delete()
    return chosen


def _locked(term: Term) -> Term:
    found = Term.objects.select_for_update().get(pk=term.pk)
    if found.is_retired:
        raise PromotionRefused(_("This term is no longer offered. Choose another one."))
    return found


def _saved(new: Any) -> Term:
    new.save()
    return new


def uses_of(*, tag: Tag) -> int:
    """How many things of any kind carry the tag."""
    return sum(model._base_manager.filter(**{name: tag}).count() for model, name in tag_relations())

"""Sums that do not agree, in words with the difference; the figures stay as they were written."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from best_practice.engine.facts import CaseFacts
from best_practice.engine.sums import (
    Difference,
    budget_difference,
    groups_difference,
    part_differences,
)
from best_practice.models import Case
from best_practice.selectors.rows import facts_of_case, facts_of_parts
from core.templatetags.formats import number, som
from taxonomy.choices import Scheme
from taxonomy.models import Term


def _of_budget(difference: Difference) -> str:
    return _(
        "The report says %(stated)s, the rows of money make %(counted)s: the difference is "
        "%(amount)s. Look which one is right."
    ) % {
        "stated": som(difference.stated),
        "counted": som(difference.counted),
        "amount": som(abs(difference.amount)),
    }


def _of_parts(difference: Difference, sources: dict[str, str]) -> str:
    whose = (
        sources.get(difference.source, difference.source) if difference.source else _("all money")
    )
    return _(
        "%(whose)s: this case says %(stated)s, its parts make %(counted)s together: the "
        "difference is %(amount)s. Look which one is right."
    ) % {
        "whose": whose[:1].upper() + whose[1:],
        "stated": som(difference.stated),
        "counted": som(difference.counted),
        "amount": som(abs(difference.amount)),
    }


def _of_groups(difference: Difference) -> str:
    return _(
        "The groups do not overlap and make %(counted)s people together, %(amount)s more than all "
        "%(stated)s participants."
    ) % {
        "stated": number(difference.stated),
        "counted": number(difference.counted),
        "amount": number(difference.amount),
    }


def sum_warnings(facts: CaseFacts, parts: Sequence[CaseFacts] = ()) -> list[str]:
    """Say what does not add up; an empty list when everything does."""
    found = []
    if (budget := budget_difference(facts)) is not None:
        found.append(_of_budget(budget))
    if (groups := groups_difference(facts)) is not None:
        found.append(_of_groups(groups))
    between = part_differences(facts, parts)
    if between:
        codes = [one.source for one in between if one.source]
        terms = Term.objects.filter(scheme=Scheme.FUNDING_SOURCE, code__in=codes)
        sources = {term.code: term.label for term in terms}
        found += [_of_parts(one, sources) for one in between]
    return found


def warnings_of(case: Case) -> list[str]:
    """Say what does not add up in a case as its rows stand, its parts and the larger one too."""
    found = sum_warnings(facts_of_case(case), facts_of_parts(case))
    if case.part_of is not None:
        found += sum_warnings(facts_of_case(case.part_of), facts_of_parts(case.part_of))
    return found

"""What the form points out without refusing anything: sums that do not agree."""

from django.utils.translation import gettext as _

from best_practice.engine.facts import CaseFacts
from best_practice.engine.sums import budget_difference, groups_difference
from core.templatetags.formats import number, thousand_som


def money_warnings(facts: CaseFacts) -> list[str]:
    """Say how far the contributions are from the sum of the report; nothing is changed."""
    found = budget_difference(facts)
    if found is None:
        return []
    words = _(
        "Your report says %(stated)s, the contributions make %(counted)s: the difference is "
        "%(difference)s. Look which one is right; it can be sent either way."
    )
    return [
        words
        % {
            "stated": thousand_som(found.stated),
            "counted": thousand_som(found.counted),
            "difference": thousand_som(abs(found.amount)),
        }
    ]


def people_warnings(facts: CaseFacts) -> list[str]:
    """Say that groups without overlap make more people than took part."""
    found = groups_difference(facts)
    if found is None:
        return []
    words = _(
        "The groups make %(counted)s people, but %(stated)s took part: the difference is "
        "%(difference)s. Either the groups overlap, or one of the figures is wrong."
    )
    at = {"stated": found.stated, "counted": found.counted, "difference": found.amount}
    return [words % {name: number(figure) for name, figure in at.items()}]

"""Pure rules: terms and sums in words."""

from subscriptions.engine.terms import Term, add_months, opens_on, renewed_from, term_from
from subscriptions.engine.words import sum_in_words

__all__ = ["Term", "add_months", "opens_on", "renewed_from", "sum_in_words", "term_from"]

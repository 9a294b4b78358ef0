"""Tags that show on the page of a case what others did with it."""

from typing import Any

from django import template

from best_practice.models import Case
from peer_learning.selectors.exchange import Questions, questions_of
from peer_learning.selectors.mine import is_kept
from peer_learning.selectors.tree import Tree, read_tree

register = template.Library()


@register.simple_tag
def case_tree(case: Case) -> Tree:
    """Read the tree of repetitions around a case."""
    return read_tree(case)


@register.simple_tag
def case_questions(case: Case) -> Questions:
    """Read the public questions about a case."""
    return questions_of(case)


@register.simple_tag(takes_context=True)
def case_is_kept(context: dict[str, Any], case: Case) -> bool:
    """Whether the person keeps the case at hand; never asked for visitors, whose pages are kept."""
    return is_kept(getattr(context.get("request"), "user", None), case)

"""`{% trans %}` for pages with dozens of fixed texts: each is translated once for a language.

Load it after i18n, whose tag of the same name it replaces: `{% load i18n said %}`.
"""

from django import template
from django.template.base import Node, Parser, Token, Variable
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language

register = template.Library()


class Said(TranslateNode):
    """A fixed text; what it says in a language never changes while the process lives."""

    def __init__(self, node: TranslateNode) -> None:
        super().__init__(node.filter_expression, node.noop, None, node.message_context)
        self.name: str | None = node.asvar
        self._said: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        """Give the text, or put it under its name."""
        language = get_language()
        said = self._said.get(language)
        if said is None:
            said = self._said[language] = super().render(context)
        if self.name is None:
            return said
        context[self.name] = said
        return ""


@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """Parse as Django does; variables and texts with filters or a context stay with its own tag."""
    node: TranslateNode = do_translate(parser, token)
    text = node.filter_expression
    is_fixed = isinstance(text.var, Variable) and text.var.literal is not None
    if is_fixed and not text.filters and node.message_context is None and not node.noop:
        return Said(node)
    return node

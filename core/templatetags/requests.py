"""The number of the request, for error pages."""

from django import template

from core.logs import current_number

register = template.Library()


@register.simple_tag
def request_number() -> str:
    """Give the number by which an operator finds this answer in the log."""
    return current_number()

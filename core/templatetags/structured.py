"""Data for machines inside a page: schema.org as JSON-LD, which no browser executes."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Inside a script element a browser reads these three as markup; JSON may write them as escapes.
MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(thing: dict[str, Any]) -> SafeString:
    """Write a thing of schema.org; empty values are left out, since unknown is not nothing."""
    told = {"@context": "https://schema.org", **_without_empty(thing)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(MARKUP)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 -- escaped above


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _without_empty(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in ("", None, [], {})}
    if isinstance(value, list | tuple):
        return [_without_empty(one) for one in value]
    return value

"""Keeps a part of a page that is the same for everybody, signed in or not."""

import logging
from datetime import timedelta
from hashlib import blake2b
from urllib.parse import urlencode

from django import template
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils import timezone
from django.utils.translation import get_language

from core.kept_pages import MOST_VALUES, changes_at, in_order, room, seconds_to_keep
from core.stamps import current_stamp

register = template.Library()
logger = logging.getLogger("portal.pages")


class KeptPart(template.Node):
    """Renders its inside, or hands out what was rendered since the last write."""

    def __init__(self, inside: NodeList, name: FilterExpression, page: FilterExpression) -> None:
        self.nodelist = inside
        self.name = name
        self.page = page

    def render(self, context: template.Context) -> str:
        """Look, else render and keep; without the cache it is simply rendered."""
        request, page = context["request"], self.page.resolve(context)
        if not may_keep_part(request, page.kept_parameters):
            return self.nodelist.render(context)
        try:
            key = key_of_part(str(self.name.resolve(context)), request)
            kept = caches["pages"].get(key)
        except Exception:  # disk and cache have no common error
            logger.warning("Parts of pages cannot be kept for now", exc_info=True)
            return self.nodelist.render(context)
        if kept is not None:
            changes_at(request, kept[1])
            text: str = kept[0]
            return text
        return self._render_and_keep(context, request, key)

    def _render_and_keep(self, context: template.Context, request: HttpRequest, key: str) -> str:
        text = self.nodelist.render(context)
        seconds = seconds_to_keep(request)
        if seconds > 0:
            until = timezone.now() + timedelta(seconds=seconds)
            try:
                if not request.GET or room.takes_one_more(current_stamp()):
                    caches["pages"].set(key, (str(text), until), seconds)
            except Exception:  # as above
                logger.warning("A part of a page could not be kept", exc_info=True)
        return text


def may_keep_part(request: HttpRequest, parameters: tuple[str, ...]) -> bool:
    """Whether nothing but listed parameters decides about the part; never in a preview."""
    if connection.in_atomic_block or getattr(request, "is_dummy", False):
        return False
    given = dict(request.GET.lists())
    return set(given) <= set(parameters) and sum(map(len, given.values())) <= MOST_VALUES


def key_of_part(name: str, request: HttpRequest) -> str:
    """Name the part of an address in a language under the stamp of now."""
    given = request.GET.lists()
    pairs = in_order((name, value) for name, values in given for value in values)
    text = "\n".join((current_stamp(), name, get_language() or "", request.path, urlencode(pairs)))
    return "part-" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@register.tag
def kept_part(parser: Parser, token: Token) -> KeptPart:
    """Keep what stands inside: `{% kept_part page "results" %} … {% endkept_part %}`.

    Only for what no visitor sees otherwise than another; a test looks at every page as several
    people. The page says by `kept_parameters` what of the address counts.
    """
    _tag, page, name = token.split_contents()
    inside = parser.parse(("endkept_part",))
    parser.delete_first_token()
    return KeptPart(inside, parser.compile_filter(name), parser.compile_filter(page))

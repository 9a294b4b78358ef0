"""Every route of the portal, read from the URLconf itself, all languages as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

LANGUAGE_PREFIX = re.compile(r"^ru/")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")


@dataclass(frozen=True)
class Route:
    """One address pattern; `pattern` is what the matrix calls it."""

    pattern: str
    name: str

    @property
    def is_admin(self) -> bool:
        return self.pattern.startswith("admin/")

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.pattern.replace("?P<", "<"))

    def filled(self, values: dict[str, object]) -> str:
        """An address of this route; what unnamed groups match is given as `path`."""
        address = self.pattern.replace("^", "").replace("$", "").replace("\\.", ".")
        if address.endswith(")") or "(?:" in address:
            address = address.partition("(")[0] + str(values["path"])
        address = NAMED_GROUP.sub(lambda match: str(values[match.group(1)]), address)
        address = PARAMETER.sub(lambda match: str(values[match.group(1)]), address)
        return f"/{address}"


def walk(resolver: URLResolver, before: str = "") -> Iterator[Route]:
    """Every pattern below a resolver."""
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(LANGUAGE_PREFIX.sub("<lang>/", pattern), entry.name or "")
        else:
            yield from walk(entry, pattern)


def all_routes() -> list[Route]:
    """The routes in the order Django tries them, each pattern once."""
    with translation.override("ru"):
        return list({route.pattern: route for route in walk(get_resolver())}.values())

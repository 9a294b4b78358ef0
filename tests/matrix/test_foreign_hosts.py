"""No page of the admin loads anything from another host (catalogue 145)."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.matrix.admin import FAILING, OPEN, addresses
from tests.matrix.answers import read
from tests.matrix.routes import all_routes

pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
# What a browser fetches or sends to by itself; a link that a person presses is not among them.
LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
IN_STYLES = re.compile(r"url\(\s*['\"]?((?:https?:)?//[^'\")]+)|@import\s+['\"]([^'\"]+)")
OWN = {"", "testserver"}
ROUTES = [
    route
    for route in all_routes()
    if route.is_admin and route.pattern not in OPEN and route.pattern not in FAILING
]


def foreign(html):
    """Addresses on other hosts that a browser would fetch while showing this page."""
    page = BeautifulSoup(html, "html.parser")
    found = [
        tag[name].split()[0]
        for tag in page.find_all(list(LOADING))
        for name in LOADING[tag.name]
        if tag.get(name, "").strip()
    ]
    styles = [tag.get_text() for tag in page.find_all("style")]
    styles += [tag["style"] for tag in page.find_all(style=True)]
    found += [first or second for style in styles for first, second in IN_STYLES.findall(style)]
    return [address for address in found if urlsplit(address).netloc not in OWN]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.pattern)
def test_bad_145_screen_of_the_admin_loads_nothing_from_elsewhere(route, scene):
    found = {}
    for address in addresses(scene, route)[:1]:
        answer = scene.clients["superuser"].get(address)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found[address] = foreign(read(answer).decode())

    assert {address: hosts for address, hosts in found.items() if hosts} == {}


@pytest.mark.parametrize(
    "planted",
    [
        '<img src="//www.gravatar.com/avatar/0">',
        '<script src="https://cdn.example/x.js"></script>',
        '<p style="background:url(https://evil.example/x.png)">',
        "<style>@import 'https://fonts.example/css';</style>",
        '<form action="https://evil.example/">',
    ],
)
def test_planted_call_is_reported(planted):
    assert len(foreign(planted)) == 1
    assert foreign('<a href="https://docs.example"></a><img src="/static/x.png">') == []

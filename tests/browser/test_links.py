"""No link of the portal leads nowhere, for visitors and for people of every office."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.browser.rooms import look

pytestmark = pytest.mark.slow
ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "script": "src", "use": "href"}
LEAVES = re.compile(r"/account/logout/|/admin/|/discard/")


class Links(HTMLParser):
    """Whatever a page points at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        target = given.get(ATTRIBUTES.get(tag, ""))
        if tag == "form" and (given.get("method") or "get").lower() == "get":
            target = given.get("action")
        if target:
            self.found.append(target)


class Crawler:
    """Follows every link within the portal; pages with a query are asked but not read further."""

    def __init__(self, address: str, cookies: str = "") -> None:
        self.address = address
        self.cookies = cookies
        self.answers: dict[str, int] = {}
        self.linked_from: dict[str, str] = {}

    def ask(self, path: str) -> tuple[int, str, str]:
        asked = urllib.request.Request(self.address + path, headers={"Cookie": self.cookies})
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                kind = answer.headers.get_content_type()
                text = answer.read().decode() if kind == "text/html" else ""
                return answer.status, text, answer.url.removeprefix(self.address)
        except urllib.error.HTTPError as error:
            return error.code, "", path

    def links(self, text: str, path: str) -> Iterator[str]:
        for target in Links(text).found:
            whole = urldefrag(urljoin(self.address + path, target)).url
            if whole.startswith(self.address + "/") and not LEAVES.search(whole):
                yield whole.removeprefix(self.address)

    def crawl(self, starts: list[str], most_queries: int = 60) -> dict[str, int]:
        """The answer of every address that is linked from anywhere."""
        waiting = list(starts)
        queries = 0
        while waiting:
            path = waiting.pop()
            if path in self.answers:
                continue
            has_query = bool(urlsplit(path).query)
            queries += has_query
            if has_query and queries > most_queries:
                continue
            self.answers[path], text, seen_at = self.ask(path)
            if has_query:
                continue
            for link in self.links(text, seen_at):
                self.linked_from.setdefault(link, path)
                waiting.append(link)
        return self.answers

    def broken(self) -> dict[str, tuple[int, str]]:
        return {
            path: (status, self.linked_from.get(path, ""))
            for path, status in self.answers.items()
            if status != 200
        }


def cookies_of(window):
    return "; ".join(f"{one['name']}={one['value']}" for one in window.context.cookies())


def test_visitor_meets_no_dead_link_in_any_language(demo):
    crawler = Crawler(demo)

    answers = crawler.crawl(["/ru/", "/ky/", "/en/"])

    assert crawler.broken() == {}
    assert len(answers) > 100
    assert {path for path in answers if path in {"/ru/practices/", "/ky/practices/"}} != set()


@pytest.mark.parametrize("name", ["author", "head", "editor", "admin"])
def test_nobody_has_an_entry_that_leads_nowhere(browser, demo, name):
    window = look(browser, demo)
    window.sign_in(name)
    crawler = Crawler(demo, cookies_of(window))

    crawler.crawl(["/ru/my/", "/ky/my/", "/en/my/"], most_queries=10)

    assert crawler.broken() == {}


def test_editor_finds_every_entry_of_the_admins_menu(browser, demo):
    window = look(browser, demo)
    window.sign_in("editor")
    window.page.set_viewport_size({"width": 1280, "height": 900})
    window.open("/admin/")
    entries = window.page.locator("#wagtail-sidebar a, aside a").evaluate_all(
        "all => all.map(link => link.getAttribute('href') || '')"
    )
    crawler = Crawler(demo, cookies_of(window))

    found = {path: crawler.ask(path)[0] for path in entries if path.startswith("/admin/")}

    assert found != {}
    assert {path: status for path, status in found.items() if status != 200} == {}

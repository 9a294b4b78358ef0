"""Reads pages as a browser would: how many requests, how many bytes of what, which statements."""

import gzip
import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

KINDS = {"css": "css", "js": "js", "woff2": "fonts", "svg": "images", "png": "images"}
IN_HTML = re.compile(r'<(?:link|script|img)[^>]*?(?:href|src)="(/static/[^"]+)"')
IN_CSS = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
ROOM = re.compile(r"frieze-(?!library)")
GOOD = (200, 304)
# Asks for a page as nobody has kept it yet.
COLD = {"X-Cold": "1"}
ASKED = {"X-Count-Statements": "1"}


@dataclass
class View:
    """The first view of a page: packed bytes by kind, requests, statements."""

    statements: int
    repeated: int
    requests: int = 1
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All bytes of the first view."""
        return sum(self.sizes.values())


class Reader:
    """One connection that is kept open, as a browser keeps it; `always` goes with each request."""

    def __init__(self, port: int, always: dict[str, str] | None = None) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.always = always or {}

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPMessage, bytes]:
        """Fetch one address; anything but a page or "as you have it" is an error of the bench."""
        sent = {**self.always, **headers}
        self.connection.request("GET", quote(path, safe="/?&=%.,-_~"), headers=sent)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status not in GOOD:
            raise RuntimeError(f"{path} answered {answer.status}.")
        return answer.headers, body

    def repeat(self, path: str, times: int, **headers: str) -> None:
        """Fetch an address many times, for the clock; the server drops idle connections."""
        self.connection.close()
        for _ in range(times):
            self.get(path, **headers)

    def packed(self, path: str) -> tuple[int, bytes]:
        """Size as sent and content of a static file."""
        headers, body = self.get(path, **{"Accept-Encoding": "gzip"})
        if headers.get("Content-Encoding") == "gzip":
            return len(body), gzip.decompress(body)
        return len(body), body

    def view(self, path: str) -> View:
        """Fetch a page and everything its first view needs.

        Of pictures named in the style sheet only those of the page's room are loaded.
        """
        headers, body = self.get(path, **ASKED)
        view = View(int(headers["X-Statements"]), int(headers["X-Repeated"]))
        view.sizes["html"] = len(gzip.compress(body, 6))
        waiting = list(dict.fromkeys(IN_HTML.findall(body.decode())))
        known = set(waiting)
        while waiting:
            address = waiting.pop(0)
            kind = KINDS.get(address.rpartition(".")[2], "other")
            size, content = self.packed(address)
            view.requests += 1
            view.sizes[kind] = view.sizes.get(kind, 0) + size
            if kind == "css":
                named = [urljoin(address, one) for one in IN_CSS.findall(content.decode())]
                fresh = [one for one in named if one not in known and not ROOM.search(one)]
                waiting += dict.fromkeys(fresh)
                known.update(fresh)
        return view

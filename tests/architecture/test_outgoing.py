"""Only core.outgoing speaks HTTP to the outside; letters and stores go through their libraries."""

import ast

import pytest

from tests.architecture.house import ROOT, python_files

SPEAKERS = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "pycurl",
    "requests",
    "smtplib",
    "socket",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websocket",
    "websockets",
    "xmlrpc.client",
}
DOOR = "core/outgoing.py"


def speakers(source):
    """Modules by which a source could reach another machine."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    tops = {name for name in found if name.partition(".")[0] in SPEAKERS}
    return sorted((found & SPEAKERS) | tops)


def test_bad_138_nobody_but_the_door_speaks_to_other_hosts():
    found = {
        str(path.relative_to(ROOT)): names
        for path in python_files()
        # The server, its supervisor and the bench speak to this machine only.
        if not str(path.relative_to(ROOT)).startswith("config/")
        and (names := speakers(path.read_text(encoding="utf-8")))
    }

    # Letters leave through Django; their jobs only know the refusals of a mail server by name.
    # The scanner of files is a neighbour an operator named, and speaks no HTTP.
    assert found == {
        DOOR: ["http.client", "socket"],
        "media_library/engine/scanner.py": ["socket"],
        "people/jobs.py": ["smtplib"],
        "subscriptions/jobs/posting.py": ["smtplib"],
    }


@pytest.mark.parametrize(
    "planted",
    [
        "import requests",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import http.client as h",
        "from http import client",
        "def f():\n    import httpx",
        "import urllib3.util",
    ],
)
def test_planted_speaker_is_reported(planted):
    assert speakers(planted) != []


def test_reading_an_address_is_not_speaking():
    assert speakers("from urllib.parse import urlsplit\nfrom http import HTTPStatus") == []

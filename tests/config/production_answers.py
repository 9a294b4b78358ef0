"""Answers of the portal under production's settings, asked in a process of its own.

Reads lists of requests as lines of JSON and writes what came back, a line each.
"""

import json
import sys
from typing import Any

import django
from django.conf import settings
from django.test import Client


def answer_to(asked: dict[str, Any]) -> dict[str, Any]:
    """Ask with a new browser; what came back as plain values."""
    client = Client(raise_request_exception=False)
    answer = client.generic(
        asked.get("method", "GET"),
        asked["path"],
        secure=asked.get("secure", True),
        headers={"host": "portal.example", **asked.get("headers", {})},
    )
    return {
        "status": answer.status_code,
        "headers": dict(answer.headers),
        "cookies": {name: morsel.OutputString() for name, morsel in answer.cookies.items()},
        "body": "" if answer.streaming else answer.content.decode(errors="replace"),
    }


def main() -> None:
    """Answer until nobody asks any more."""
    # Static files need not be collected first.
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"] = {"BACKEND": storage}
    django.setup()
    for line in sys.stdin:
        sys.stdout.write(json.dumps([answer_to(asked) for asked in json.loads(line)]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

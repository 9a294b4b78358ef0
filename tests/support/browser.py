"""Finds the Chromium of the machine: we download none."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HINT = "Browser tests need Chromium: sudo apt-get install chromium"


def chromium_path() -> str | None:
    """Say where Chromium is, or None."""
    given = os.environ.get("CHROMIUM", "")
    return given or next((path for name in NAMES if (path := shutil.which(name))), None)


def mark_browser_tests(items: list[pytest.Item], *, path: str | None, is_ci: bool) -> None:
    """Mark what opens a browser; without Chromium skip it at the desk and refuse it in CI."""
    found = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    for item in found:
        item.add_marker(pytest.mark.browser)
        if path is None and not is_ci:
            item.add_marker(pytest.mark.skip(reason=HINT))
    if found and path is None and is_ci:
        raise pytest.UsageError(HINT)

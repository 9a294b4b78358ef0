"""Redraws the pictures in docs/images from a portal of its own with the demo (`make shots`).

Every main page in Russian on a desk and a phone, most in Kyrgyz on a phone, some by night; PNG with
few colours, cut at 2400 px, at most 150 kB each.
"""

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import HINT, chromium_path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150_000
TALLEST = 2400  # px
AUTHOR = ("author@demo.example", "demo-municipalitet")
DESK, PHONE = 1280, 360
READY_WITHIN = 120  # seconds
UUID = re.compile(r"/submit/[0-9a-f-]{36}/")

PUBLIC = {
    "home": "",
    "practices": "practices/",
    "case": "",  # found in the list
    "map": "practices/map/",
    "compare": "practices/compare/?n=17&n=18",
    "municipalities": "municipalities/",
    "municipality": "municipalities/example-1/",
    "news": "news/",
    "search": "search/?q=jergiliktuu+demilge",
    "help": "help/",
    "sign-in": "account/login/",
    "sign-up": "account/signup/",
}
PRIVATE = ("my", "form-error", "check")


@dataclass(frozen=True)
class Shot:
    """One picture: page, language, width, scheme."""

    page: str
    language: str
    width: int
    scheme: str = "light"

    @property
    def path(self) -> Path:
        """Where the picture is kept."""
        return IMAGES / f"{self.page}-{self.language}-{self.width}-{self.scheme}.png"


SHOTS = (
    *(Shot(page, "ru", width) for page in (*PUBLIC, *PRIVATE) for width in (DESK, PHONE)),
    *(
        Shot(page, "ky", PHONE)
        for page in ("home", "practices", "case", "municipality", "search", "sign-in")
    ),
    *(Shot(page, "ky", PHONE) for page in PRIVATE),
    Shot("home", "ru", DESK, "dark"),
    Shot("home", "ky", PHONE, "dark"),
    Shot("practices", "ky", DESK, "dark"),
    Shot("case", "ru", PHONE, "dark"),
    Shot("search", "ky", PHONE, "dark"),
    Shot("my", "ru", DESK, "dark"),
    Shot("form-error", "ky", PHONE, "dark"),
)


@contextmanager
def portal() -> Iterator[str]:
    """Serve a fresh demo on a free port; give the address and forget everything afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory(prefix="portal-shots-", ignore_cleanup_errors=True) as folder:
        world = {**os.environ, "PORT": str(port), "PORTAL_VAR": folder, "PUBLIC_URL": address}
        world.pop("DATABASE_URL", None)
        subprocess.run([sys.executable, "-m", "config.prepare"], cwd=ROOT, env=world, check=True)
        served = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env=world,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"{address}/healthz")
            yield address
        finally:
            served.terminate()
            served.wait()


def wait_for(address: str) -> None:
    """Wait until the portal answers."""
    deadline = time.monotonic() + READY_WITHIN
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def quantised(png: bytes) -> bytes:
    """The picture, cut, with as many colours as its size allows."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    for colours in (128, 64, 32, 16):
        kept = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if kept.tell() <= MOST_BYTES:
            break
    return kept.getvalue()


def sign_in(page: Page, address: str) -> None:
    """Sign in as the author of the demo."""
    page.goto(f"{address}/ru/account/login/")
    page.fill("input[name=login]", AUTHOR[0])
    page.fill("input[name=password]", AUTHOR[1])
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/my/")


def open_case(page: Page, address: str, language: str) -> None:
    """Open the first case of the list that has money and people."""
    page.goto(f"{address}/{language}/practices/")
    page.locator(".case-row a[href*='/practices/']").first.click()
    page.wait_for_load_state("networkidle")


def draft_address(page: Page, address: str, language: str) -> str:
    """Find the address of the author's draft, the last that waits."""
    page.goto(f"{address}/{language}/my/")
    links = page.locator(".todo-row a[href*='/submit/']").evaluate_all(
        "all => all.map(a => a.href)"
    )
    return next(link[: found.end()] for link in links[::-1] if (found := UUID.search(link)))


def open_private(page: Page, address: str, shot: Shot) -> None:
    """Open one of the author's pages; the form says what is wrong with a sum."""
    if shot.page == "my":
        page.goto(f"{address}/{shot.language}/my/", wait_until="networkidle")
        return
    draft = draft_address(page, address, shot.language)
    if shot.page == "check":
        page.goto(f"{draft}check/", wait_until="networkidle")
        return
    page.goto(f"{draft}money/")
    page.locator("select").first.select_option(index=1)
    page.locator(".field-short input").first.fill("одиннадцать")
    page.locator(".form-buttons .button").first.click()
    page.wait_for_selector(".error-summary")


def shoot(browser: Browser, address: str, shot: Shot) -> None:
    """Draw one picture."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": 900},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.page in PRIVATE:
        sign_in(page, address)
        open_private(page, address, shot)
    elif shot.page == "case":
        open_case(page, address, shot.language)
    else:
        page.goto(f"{address}/{shot.language}/{PUBLIC[shot.page]}", wait_until="networkidle")
    shot.path.write_bytes(quantised(page.screenshot(full_page=True)))
    context.close()


def main() -> int:
    """Redraw everything and drop pictures nobody draws any more."""
    chromium = chromium_path()
    if chromium is None:
        sys.stderr.write(f"{HINT}\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with portal() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            shoot(browser, address, shot)
        browser.close()
    drawn = {shot.path for shot in SHOTS}
    for old in IMAGES.glob("*-[0-9]*-*.png"):
        if old not in drawn:
            old.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

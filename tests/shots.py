"""Redraws the pictures in docs/images from a running demo (`make shots`).

Each page at 360 and 1280 px, in Russian and Kyrgyz, light and dark; PNG with few colours, at most
150 kB each.
"""

import io
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import HINT, chromium_path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150_000
LANGUAGES = ("ru", "ky")
SCHEMES = ("light", "dark")
# Width and the height that is looked at; longer pages are cut.
SIZES = ((360, 1400), (1280, 1400))
PUBLIC = {
    "home": "",
    "practices": "practices/",
    "municipalities": "municipalities/",
    "news": "news/",
    "sign-in": "account/login/",
}
PRIVATE = {"my": "my/", "submit": "practices/submit/"}
AUTHOR = ("author@demo.example", "demo-municipalitet")


@contextmanager
def portal() -> Iterator[str]:
    """Serve the demo on a free port; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    served = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        served.terminate()
        served.wait()


def wait_for(address: str, seconds: float = 90) -> None:
    """Wait until the portal answers."""
    deadline = time.monotonic() + seconds
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
    """The picture with as many colours as its size allows."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
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


def first_case(page: Page, address: str) -> str:
    """The path of the newest case, without its language."""
    page.goto(f"{address}/ru/practices/")
    link = page.locator("main a[href*='/practices/']:not([href*='submit'])").first
    return (link.get_attribute("href") or "").removeprefix("/ru/")


def shoot(browser: Browser, address: str, pages: dict[str, str], *, signed_in: bool) -> None:
    """Draw every page in every size, language and scheme."""
    for width, height in SIZES:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            if signed_in:
                sign_in(page, address)
            for name, path in pages.items():
                for language in LANGUAGES:
                    page.goto(f"{address}/{language}/{path}", wait_until="networkidle")
                    target = IMAGES / f"{name}-{language}-{width}-{scheme}.png"
                    target.write_bytes(quantised(page.screenshot()))
            context.close()


def main() -> int:
    """Redraw everything; without Chromium say what is missing."""
    chromium = chromium_path()
    if chromium is None:
        sys.stderr.write(f"{HINT}\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with portal() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        public = {**PUBLIC, "case": first_case(page, address)}
        page.close()
        shoot(browser, address, public, signed_in=False)
        shoot(browser, address, PRIVATE, signed_in=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

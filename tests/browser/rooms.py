"""The pages that the browser looks at, and a visitor who notes whatever is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PHONE = {"width": 360, "height": 740}
NARROWEST = 320
LANGUAGES = ("ru", "ky")
PASSWORD = "demo-municipalitet"
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
PUBLIC = (
    "",
    "practices/",
    "practices/?q=вода",
    "practices/?q=нетничегопохожего",
    "practices/map/?region=KG-C",
    "practices/compare/?n=1&n=2&n=3&n=4",
    "practices/n/1/kit/",
    "data/",
    "magazine/",
    "magazine/2025/",
    "magazine/2025/9-167/",
    "magazine/2025/9-167/from-hearing-to-budget-line/",
    "magazine/2025/9-167/four-questions-about-hearings/",
    "magazine/2025/9-167/sdg-2020/",
    "magazine/2026/10-180/small-money-large-work/",
    "magazine/sections/research/",
    "publications/",
    "subscribe/",
    "newsletter/",
    "municipalities/",
    "municipalities/example-1/",
    "municipalities/example-1/similar/",
    "municipalities/abdy-suerkulov/",
    "projects/",
    "projects/?q=нетничегопохожего",
    "projects/successful-aimak-2/",
    "experts/",
    "acts/",
    "acts/constitution-2021/",
    "search/",
    "search/?q=вода",
    "search/?q=сквожина&lang=ru",
    "search/?q=нетничегопохожего",
    "search/?q=вода&page=999",
    "news/",
    "about/",
    "contacts/",
    "privacy/",
    "accessibility/",
    "licence/",
    "help/",
    "help/author/",
    "mistake/",
    "mistake/sent/",
    "account/login/",
    "account/login/code/",
    "account/signup/",
    "account/activate/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/inactive/",
)
OWN = (
    "my/",
    "my/letters/",
    "account/email/",
    "account/password/change/",
    "account/logout/",
    "practices/submit/",
    "my/searches/",
    "my/searches/follow/cases/?theme=services.water",
    "my/bookmarks/",
    "my/exchange/",
    "my/reading/",
    "my/subscriptions/",
    "newsletter/mine/",
    "subscribe/",
    "practices/n/1/repeated/",
    "practices/n/1/ask/",
    "practices/n/1/visit/",
)
# The account, what is known of a person, one's posts; with a password of a moment ago.
ACCOUNT = (
    "account/security/",
    "account/phone/",
    "account/reauthenticate/",
    "account/factor/app/",
    "account/factor/key/",
    "account/factor/needed/",
    "account/my-data/",
    "account/my-data/erase/",
    "account/my-data/looked/",
    "account/my-data/statistics/",
    "my/posts/",
    "my/posts/new/",
    "my/expert/",
    "my/colleagues/",
)
# A page that answers 400 or 404 on purpose is told in the console too.
STATUS_OF_PAGE = re.compile("status of 40[04]")
HREFS = "all => all.map(link => link.getAttribute('href') || '')"
SECTIONS = ("idea", "story", "money", "people", "steps", "results", "photos")


@dataclass
class Look:
    """A browser window that notes what is wrong, page by page."""

    context: BrowserContext
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.note(f"script failed: {error}"))
        self.page.on("request", self.asked)
        self.page.on("response", self.answered)
        self.status = 0

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url.split('/', 3)[-1]}: {fault}")

    def heard(self, message: ConsoleMessage) -> None:
        """Errors of scripts and refusals of the content policy are told in the console."""
        if message.type == "error" and not STATUS_OF_PAGE.search(message.text):
            self.note(f"console: {message.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.note(f"asks another host: {request.url}")

    def answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.note(f"{response.status} for {response.url}")

    def open(self, path: str) -> None:
        response = self.page.goto(path)
        self.status = response.status if response else 0

    def check(self, path: str) -> None:
        """Open a page and look at it in every way, by day and by night."""
        self.open(path)
        for width in (PHONE["width"], NARROWEST):
            self.page.set_viewport_size({**PHONE, "width": width})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.note(f"{wide} px wide on a screen of {width}")
        self.page.set_viewport_size(PHONE)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.note_barriers(scheme)

    def note_barriers(self, scheme: str) -> None:
        for barrier in Axe().run(self.page, options=RULES).response["violations"]:
            places = [node["target"][0] for node in barrier["nodes"]][:3]
            why = barrier["nodes"][0]["failureSummary"].splitlines()[-1].strip()
            self.note(f"{scheme}: {barrier['id']} at {places}: {why}")

    def sign_in(self, name: str) -> None:
        self.open("/ru/account/login/")
        self.page.locator("#id_login").fill(f"{name}@demo.example")
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.locator("main form button.button").first.click()
        self.page.wait_for_url(re.compile(r"/my/$"))


def look(browser: Browser, address: str, *, scripts: bool = True) -> Look:
    """Open a window as wide as a phone."""
    return Look(browser.new_context(base_url=address, viewport=PHONE, java_script_enabled=scripts))


def cases(window: Look, language: str) -> Iterator[str]:
    """Addresses of the first cases of the list."""
    window.open(f"/{language}/practices/")
    yield from window.page.locator("main a.title-link").evaluate_all(HREFS)[:2]


def drafts(window: Look, language: str) -> list[str]:
    """Addresses of the descriptions on one's own page."""
    window.open(f"/{language}/my/")
    found = window.page.locator("main a").evaluate_all(HREFS)
    return list(dict.fromkeys(path for path in found if re.search(r"/submit/[\w-]{36}/$", path)))

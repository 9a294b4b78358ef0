"""People who use the portal in a browser, and what they do there, step by step."""

import re

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from people.models import Letter

PHONE = {"width": 360, "height": 740}
PATIENCE = 20_000  # milliseconds


class Visitor:
    """Somebody with a phone: reads, presses, types; sees words of one language."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        language: str = "ru",
        *,
        has_scripts: bool = True,
        viewport: dict[str, int] | None = None,
    ) -> None:
        self.language = language
        self.has_scripts = has_scripts
        self.context: BrowserContext = browser.new_context(
            base_url=address,
            viewport=viewport or PHONE,
            java_script_enabled=has_scripts,
            locale="ru-RU",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()

    def word(self, message: str, **values: object) -> str:
        """A sentence of the portal in this person's language."""
        with translation.override(self.language):
            return gettext(message) % values if values else gettext(message)

    def opens(self, path: str) -> None:
        self.page.goto(f"/{self.language}/{path}")

    def presses(self, label: str, within: Locator | None = None) -> None:
        """Press a button or follow a link with these words, the one in the text of the page."""
        place = within or self.page.locator("main")
        name = re.compile(rf"^\s*{re.escape(self.word(label))}", re.IGNORECASE)
        button = place.get_by_role("button", name=name).and_(place.locator(":not([tabindex='-1'])"))
        button.or_(place.get_by_role("link", name=name)).first.click()

    def types(self, label: str, text: str, *, row: int = 0) -> None:
        """Fill the field with this label; rows of a form repeat their labels."""
        name = re.compile(rf"^\s*{re.escape(self.word(label))}")
        self.page.get_by_label(name).nth(row).fill(text)

    def chooses(self, label: str, value: str, *, row: int = 0) -> None:
        name = re.compile(rf"^\s*{re.escape(self.word(label))}")
        self.page.get_by_label(name).nth(row).select_option(value)

    def reads(self, message: str, **values: object) -> None:
        """Be sure that these words of the portal stand on the page."""
        self.sees(self.word(message, **values))

    def sees(self, text: str) -> None:
        """Be sure that this text stands on the page, spaces of any kind."""
        pattern = re.compile(re.sub(r"\s+", r"\\s+", re.escape(text).replace("\\ ", " ")))
        expect(self.page.locator("body")).to_contain_text(pattern)

    def text(self) -> str:
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def leaves(self) -> None:
        self.context.close()


class Practitioner(Visitor):
    """Opens an account with the code from the letter, and comes back to it."""

    email = "practitioner@ayil.example"
    name = "Пример Айгуль Асановна"
    password = "слива-под-окном-7"

    def registers(self) -> None:
        self.opens("account/signup/")
        self.types("Surname, first name, patronymic", self.name)
        self.types("E-mail", self.email)
        self.types("Password", self.password)
        self.page.get_by_label(self.word("I agree that my personal data is processed")).check()
        self.presses("Open the account")
        self.reads("Type the code")
        self.types("Code from the letter", self.code_from_the_letter())
        self.presses("Confirm")
        expect(self.page).to_have_url(re.compile(rf"/{self.language}/my/$"))

    def code_from_the_letter(self) -> str:
        letter = Letter.objects.get(recipient=self.email, has_secret=True)
        found = re.search(r"^\s*(\d{4}-\d{4})\s*$", letter.text, re.MULTILINE)
        assert found, letter.text
        return found.group(1)

    def signs_in(self) -> None:
        self.types("E-mail", self.email)
        self.types("Password", self.password)
        self.presses("Sign in")

    def loses_the_session(self) -> None:
        """As after a long break: the browser no longer has the key to the account."""
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def signs_out(self) -> None:
        self.opens("account/logout/")
        self.presses("Sign out")
        expect(self.page).to_have_url(re.compile(rf"/{self.language}/$"))

    def letters(self, kind: str) -> list[Letter]:
        return list(Letter.objects.filter(recipient=self.email, kind=kind))

    def kept_on_the_device(self) -> dict[str, str]:
        """What the browser keeps of typed text."""
        kept = self.page.evaluate("Object.entries(localStorage)")
        return {key: value for key, value in kept if key.startswith("keep:")}


class Editor(Visitor):
    """Works in the admin, in Russian, at a desk."""

    email = "editor@portal.example"

    def signs_in(self, password: str) -> None:
        self.page.goto("/admin/")
        self.types("E-mail", self.email)
        self.types("Password", password)
        self.presses("Sign in")
        expect(self.page).to_have_url(re.compile(r"/admin/$"))

    def opens_the_task(self, title: str) -> None:
        """From the list of what waits on the first page of the admin."""
        self.page.goto("/admin/")
        self.page.get_by_role("link", name=title).first.click()
        expect(self.page).to_have_url(re.compile(r"/edit/"))

    def decides(self, action: str) -> None:
        """Choose one of the verbs of the review in the menu at the foot of the page."""
        button = self.page.locator("footer").get_by_role("button", name=self.word(action))
        if not button.is_visible():
            self.page.locator("footer [data-w-dropdown-target='toggle']").click()
        button.click()

    def returns(self, title: str, comment: str, **sections: str) -> None:
        """Words in general, and by section: `money="…"`."""
        self.opens_the_task(title)
        self.decides("Return with a comment")
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("textbox").first.fill(comment)
        for section, text in sections.items():
            dialog.locator(f"[name=remark_{section}]").fill(text)
        dialog.locator("[type=submit]").click()
        expect(self.page).not_to_have_url(re.compile(r"/edit/"))

    def publishes(self, title: str) -> None:
        """Read what the window of approving says, and approve."""
        self.opens_the_task(title)
        self.decides("Approve")
        self.page.get_by_role("dialog").locator("[type=submit]").click()
        expect(self.page).not_to_have_url(re.compile(r"/edit/"))

"""About, contacts, privacy, accessibility, licence and help, first written from files."""

from pathlib import Path
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from home.choices import HELP_PARENT, STANDARD_SLUGS
from home.engine.page_text import read_page_text
from home.models import HomePage, StandardPage
from home.selectors.repository import FIXTURES
from home.services.plant_page import plant_page

TEXTS = FIXTURES / "pages"


@transaction.atomic
def plant_standard_pages() -> None:
    """Write every page that has a text in the repository and does not stand yet."""
    keys: dict[str, UUID] = {}
    for home in HomePage.objects.select_related("locale").order_by("path"):
        code = home.locale.language_code
        for slug in STANDARD_SLUGS:
            page = _plant(home, TEXTS / f"{slug}.{code}.html", slug, keys)
            if slug == HELP_PARENT and page is not None:
                for text in sorted(TEXTS.glob(f"{HELP_PARENT}-*.{code}.html")):
                    role = text.name.removeprefix(f"{HELP_PARENT}-").removesuffix(f".{code}.html")
                    _plant(page, text, role, keys)


def _plant(parent: Page, text: Path, slug: str, keys: dict[str, UUID]) -> Page | None:
    if not text.exists():
        return None
    written = read_page_text(text.read_text(encoding="utf-8"))
    name = f"{parent.slug if parent.depth > 2 else ''}/{slug}"
    page = plant_page(
        page_type=StandardPage,
        parent=parent,
        slug=slug,
        locale=parent.locale,
        translation_key=keys.get(name),
        fields={
            "title": written.title,
            "summary": written.summary,
            "body": [("text", written.body)],
        },
    )
    keys[name] = page.translation_key
    return page

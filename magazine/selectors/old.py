"""Where articles of the former portal are now."""

from magazine.models import ArticlePage
from magazine.selectors.public import public_articles


def address_of_old_article(legacy_id: int, *, language: str) -> str | None:
    """The address in this language, else in Russian, else in any; None when nothing is public."""
    keys = ArticlePage.objects.filter(legacy_id=legacy_id).values("translation_key")
    found = {page.lang: page for page in public_articles().filter(translation_key__in=keys)}
    chosen = next((found[one] for one in (language, "ru", "ky") if one in found), None)
    return chosen.address if chosen else None

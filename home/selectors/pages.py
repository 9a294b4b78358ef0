"""Finds pages by address: the address of a page is its path in the tree."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page


def find_page(language: str, path: str) -> Page | None:
    """Give the live page of an address, or None; two statements whatever its depth.

    The slug is asked for as well because it is what the database has an index on.
    """
    url_path = f"/{language}/{path}"
    slugs = url_path.strip("/").split("/")
    live = Page.objects.live().filter(slug=slugs[-1], depth=len(slugs) + 1, url_path=url_path)
    found = live.values_list("pk", "content_type").first()
    if found is None:
        return None
    key, kind = found
    model = ContentType.objects.get_for_id(kind).model_class() or Page
    page: Page | None = model._default_manager.filter(pk=key).first()
    return page

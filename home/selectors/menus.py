"""Menus: only what exists, in the visitor's language."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from home.selectors.links import top_pages

Item = dict[str, Any]
MAIN = ("practices", "municipalities", "news", "help")
FOOTER = ("contacts", "about", "privacy", "accessibility", "licence")


def top_menu(language: str) -> dict[str, Item]:
    """Give what stands right below the front page, by the first step of its address."""
    items = {
        row["slug"]: {"label": row["title"], "url": row["url_path"]}
        for row in top_pages(language, (*MAIN, *FOOTER))
    }
    items["municipalities"] = {"label": _("Municipalities"), "url": reverse("municipality_index")}
    return items


def navigation(top: dict[str, Item], path: str) -> list[Item]:
    """Give the main menu with the part marked in which the visitor is."""
    return [
        {**top[name], "current": path.startswith(top[name]["url"])} for name in MAIN if name in top
    ]


def footer_lists(top: dict[str, Item]) -> list[Item]:
    """Give the three short lists of the footer; an empty one is left out."""
    write = {"label": _("Describe an example"), "url": reverse("case_start")}
    plan: tuple[tuple[str, tuple[str, ...], list[Item]], ...] = (
        (_("Find"), ("practices", "municipalities", "news"), []),
        (_("Take part"), ("help", "contacts"), [write] if "practices" in top else []),
        (_("Rules"), ("about", "privacy", "accessibility", "licence"), []),
    )
    lists = [
        {"title": title, "links": extra + [top[name] for name in names if name in top]}
        for title, names, extra in plan
    ]
    return [item for item in lists if item["links"]]

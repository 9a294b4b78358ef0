"""Menus: only what exists, in the visitor's language."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from home.selectors.links import top_pages

Item = dict[str, Any]
MAIN = ("practices", "magazine", "municipalities", "news", "help")
REGISTERS = (
    "practices",
    "magazine",
    "publications",
    "municipalities",
    "projects",
    "experts",
    "acts",
    "news",
    "data",
)
FOOTER = ("contacts", "about", "privacy", "accessibility", "licence")


def top_menu(language: str) -> dict[str, Item]:
    """Give what stands right below the front page, by the first step of its address."""
    items = {
        row["slug"]: {"label": row["title"], "url": row["url_path"]}
        for row in top_pages(language, (*MAIN, "publications", *FOOTER))
    }
    if "magazine" in items:
        items["magazine"]["label"] = _("Magazine")
    for name, label, route in (
        ("municipalities", _("Municipalities"), "municipality_index"),
        ("projects", _("Projects"), "project_index"),
        ("experts", _("Experts and consultants"), "expert_index"),
        ("acts", _("Legal acts"), "act_index"),
        ("data", _("Open data"), "open_data"),
    ):
        items[name] = {"label": label, "url": reverse(route)}
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
        (_("Find"), REGISTERS, []),
        (_("Take part"), ("help", "contacts"), [write] if "practices" in top else []),
        (_("Rules"), ("about", "privacy", "accessibility", "licence"), []),
    )
    lists = [
        {"title": title, "links": extra + [top[name] for name in names if name in top]}
        for title, names, extra in plan
    ]
    return [item for item in lists if item["links"]]

"""Page types name only pages of their own package or of floors below."""

from collections.abc import Iterable
from types import SimpleNamespace

from wagtail.models import Page

from tests.architecture.house import looks_down, our_models


def upward_page_types(pages: Iterable[type]) -> list[str]:
    """Names in parent_page_types and subpage_types that point up or sideways."""
    faults = []
    for page in pages:
        for rule in ("parent_page_types", "subpage_types"):
            for named in vars(page).get(rule) or ():
                label = named if isinstance(named, str) else named._meta.label
                target = label.split(".")[0] if "." in label else page._meta.app_label
                if not looks_down(page._meta.app_label, target):
                    faults.append(f"{page._meta.label}.{rule}: {label}")
    return faults


def test_every_page_type_looks_down():
    pages = [model for model in our_models() if issubclass(model, Page)]

    assert pages != []
    assert upward_page_types(pages) == []


def test_planted_page_type_that_looks_up_is_reported():
    class Planted:
        parent_page_types = ["home.HomePage"]
        subpage_types = ["best_practice.CasePage", "wagtailcore.Page"]

    Planted._meta = SimpleNamespace(app_label="best_practice", label="best_practice.Planted")

    assert upward_page_types([Planted]) == [
        "best_practice.Planted.parent_page_types: home.HomePage"
    ]

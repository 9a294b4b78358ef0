"""core is the ground: it has no tables and knows nobody of ours."""

import grimp
from django.apps import apps
from django.db import models

from tests.architecture.house import packages


def own_tables(label: str) -> list[str]:
    """Names of the concrete models of an app."""
    return [model.__name__ for model in apps.get_app_config(label).get_models()]


def upward_imports(graph: grimp.ImportGraph, ground: str, names: list[str]) -> list[str]:
    """Modules of the ground floor that import another package of ours."""
    inside = {ground, *graph.find_descendants(ground)}
    return sorted(
        f"{module} -> {imported}"
        for module in inside
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.split(".")[0] in names and imported not in inside
    )


def test_core_has_no_tables():
    assert own_tables("core") == []


def test_core_imports_nothing_of_ours():
    graph = grimp.build_graph(*packages(), cache_dir=None)

    assert upward_imports(graph, "core", packages()) == []


def test_planted_table_is_reported():
    class Planted(models.Model):
        class Meta:
            app_label = "core"

    try:
        assert own_tables("core") == ["Planted"]
    finally:
        del apps.all_models["core"]["planted"]
        apps.clear_cache()


def test_planted_import_is_reported():
    graph = grimp.ImportGraph()
    for module in ("core", "core.pages", "people", "people.models"):
        graph.add_module(module)
    graph.add_import(importer="core.pages", imported="people.models")

    assert upward_imports(graph, "core", ["core", "people"]) == ["core.pages -> people.models"]

"""Compiles every template of ours, so that no page meets a misspelt tag first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Node
from django.template.base import Template as CompiledTemplate
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode


def named_templates(template: CompiledTemplate) -> Iterator[str]:
    """Names of the templates it extends or includes, where the name is written out."""
    found: list[Node] = [
        *template.nodelist.get_nodes_by_type(ExtendsNode),
        *template.nodelist.get_nodes_by_type(IncludeNode),
    ]
    for node in found:
        chosen = getattr(node, "parent_name", None) or getattr(node, "template", None)
        if chosen is not None and isinstance(chosen.var, str):
            yield chosen.var


def template_faults(folder: Path) -> list[str]:
    """Say for every template under `folder` why it cannot be drawn."""
    faults = []
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if not path.is_file():
            continue
        try:
            compiled = get_template(name).template  # type: ignore[attr-defined]
            for other in named_templates(compiled):
                get_template(other)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            faults.append(f"{name}: {type(error).__name__}: {error}")
    return faults


class Command(BaseCommand):
    """`manage.py check_templates`"""

    help = "Compile every template; a misspelt tag or include is an error."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every fault; any is an error."""
        faults = template_faults(Path(settings.BASE_DIR) / "templates")
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} templates cannot be compiled.")
        self.stdout.write("Every template compiles.")

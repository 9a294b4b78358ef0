"""What outsiders fill is plain text, and no way leads raw markup onto a page."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.forms import BaseForm
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import RawHTMLBlock, RichTextBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import RichTextField, StreamField

from core.blocks.body import CleanTextBlock
from tests.architecture.house import ROOT, our_models, python_files

# Drawings of our own and our own templates, each with its reason in the file.
MAY_MARK_SAFE = {
    "core/drawings.py",
    "core/samples.py",
    "core/templatetags/components.py",
    "core/templatetags/structured.py",  # JSON whose every < > & is an escape
    "core/templatetags/motifs.py",
    "magazine/templatetags/magazine.py",  # covers drawn by core.covers, which escapes their words
    "magazine/templatetags/shelf.py",  # covers drawn by core.motifs from numbers
}
# The only template that prints an editor's markup; CleanTextBlock has cleaned it.
PRINTS_MARKUP = {"components/streamfield/text.html"}


def blocks_within(block):
    """A block and everything inside it."""
    yield block
    children = getattr(block, "child_blocks", {}).values()
    inner = [block.child_block] if hasattr(block, "child_block") else []
    for child in [*children, *inner]:
        yield from blocks_within(child)


def raw_blocks(fields):
    """Blocks that store or print markup nobody has cleaned."""
    return [
        f"{name}: {type(block).__name__}"
        for name, field in fields
        for block in blocks_within(field.stream_block)
        if isinstance(block, RawHTMLBlock | EmbedBlock)
        or (isinstance(block, RichTextBlock) and not isinstance(block, CleanTextBlock))
    ]


def stream_fields():
    return [
        (f"{model._meta.label}.{field.name}", field)
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]


def marks(source, name):
    """Whether a source uses a name."""
    return any(
        getattr(node, "id", getattr(node, "attr", "")) == name
        for node in ast.walk(ast.parse(source))
    )


def unescaped(source):
    """Places in a template where escaping is off."""
    return re.findall(r"\|\s*(?:safe|safeseq|richtext)\b|autoescape off", source)


def test_bad_57_no_field_stores_markup_that_nobody_cleans():
    fields = stream_fields()
    rich = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, RichTextField)
    ]

    assert fields != []
    assert (rich, raw_blocks(fields)) == ([], [])


def test_bad_137_raw_markup_and_foreign_embeds_are_not_offered():
    planted = StreamField([("raw", RawHTMLBlock()), ("film", EmbedBlock()), ("t", RichTextBlock())])

    assert raw_blocks([("planted", planted)]) == [
        "planted: RawHTMLBlock",
        "planted: EmbedBlock",
        "planted: RichTextBlock",
    ]
    assert raw_blocks(stream_fields()) == []


def test_no_form_outside_the_admin_takes_markup():
    def below(kind):
        for form in kind.__subclasses__():
            yield form
            yield from below(form)

    ours = {app.name for app in apps.get_app_configs() if (ROOT / app.name).is_dir()}
    found = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in below(BaseForm)
        if form.__module__.partition(".")[0] in ours
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field.widget, DraftailRichTextArea)
    ]

    assert found == []


def test_only_drawings_of_our_own_are_called_safe():
    found = {
        str(path.relative_to(ROOT))
        for path in python_files()
        if marks(path.read_text(encoding="utf-8"), "mark_safe")
        or marks(path.read_text(encoding="utf-8"), "SafeText")
    }

    assert found == MAY_MARK_SAFE


def test_templates_escape_everything_but_clean_text():
    found = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        if unescaped(path.read_text(encoding="utf-8"))
    }

    assert found == PRINTS_MARKUP


@pytest.mark.parametrize("planted", ["{{ x|safe }}", "{% autoescape off %}", "{{ y | richtext }}"])
def test_planted_raw_print_is_reported(planted):
    assert unescaped(planted) != []
    assert unescaped("{{ x|safe_name }} {{ title }}") == []


def test_planted_mark_is_reported():
    assert marks("from django.utils import safestring\nsafestring.mark_safe(x)", "mark_safe")
    assert not marks("'mark_safe'", "mark_safe")
    assert Path(ROOT / "core/markup.py").exists()

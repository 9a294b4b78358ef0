"""The joined style sheet: order, size, and what the content policy and the look demand of it."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from core import styles

FOLDERS = ("components", *styles.ROOM_SHEETS.values())
SHEETS = sorted(path for one in FOLDERS for path in (styles.css_root() / one).glob("*.css"))
HEX = re.compile(r"#[0-9a-f]{3,6}\b", re.IGNORECASE)


@pytest.fixture
def portal_css():
    return styles.joined_css(styles.css_root())


def test_comments_and_needless_space_are_dropped():
    css = "/* why */\n.a > .b , .c {\n  color: red;\n  margin: calc(1px + 2px);\n}\n"

    assert styles.shrink(css) == ".a > .b ,.c{color:red;margin:calc(1px + 2px)}"


def test_space_before_a_pseudo_class_is_kept():
    assert styles.shrink("main :is(a, b) { top: 0 }") == "main :is(a,b){top:0}"


def test_sheets_are_joined_in_their_layers(tmp_path):
    (tmp_path / "components").mkdir()
    for name in ("tokens", "base", "print", "components/b", "components/a"):
        tmp_path.joinpath(f"{name}.css").write_text(f".{name[-1]} {{ top: 0; }}")

    joined = styles.joined_css(tmp_path).splitlines()

    assert joined[:6] == [
        "@layer tokens, base, components, print;",
        "@layer tokens{.s{top:0}}",
        "@layer base{.e{top:0}}",
        "@layer components{.a{top:0}}",
        "@layer components{.b{top:0}}",
        "@layer print{.t{top:0}}",
    ]


def test_finder_offers_the_joined_sheet_only():
    found = finders.find(styles.PORTAL_CSS)

    assert Path(found).read_text(encoding="utf-8") == styles.joined_css(styles.css_root())
    assert styles.JoinedStylesFinder().find("css/base.css") == []


def test_finder_writes_again_when_a_source_changed(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    finder = styles.JoinedStylesFinder()
    target = Path(finder.find(styles.PORTAL_CSS))
    target.write_text("old")

    (path, storage), *rooms = finder.list(None)

    assert path == styles.PORTAL_CSS
    assert [name for name, _storage in rooms] == list(styles.ROOM_SHEETS)
    assert storage.open(path).read().decode() == styles.joined_css(styles.css_root())


def test_sheet_is_small(portal_css):
    assert len(gzip.compress(portal_css.encode(), 9)) <= 15_000


def test_sheet_of_a_room_joins_its_own_folder_in_the_layers_of_the_portal(tmp_path):
    (tmp_path / "magazine").mkdir()
    for name in ("print", "b", "a"):
        (tmp_path / "magazine" / f"{name}.css").write_text(f".{name} {{ top: 0; }}")

    assert styles.room_css(tmp_path, "magazine").splitlines() == [
        "@layer components{.a{top:0}}",
        "@layer components{.b{top:0}}",
        "@layer print{.print{top:0}}",
    ]


@pytest.mark.parametrize("name", styles.ROOM_SHEETS)
def test_sheet_of_all_and_that_of_a_room_are_small_together(portal_css, name):
    packed = [len(gzip.compress(css.encode(), 9)) for css in (portal_css, styles.sheet(name))]

    assert sum(packed) <= 15_000


def test_both_fonts_are_small():
    fonts = Path(settings.BASE_DIR, "static", "fonts")

    assert sum(path.stat().st_size for path in fonts.glob("*.woff2")) <= 24_000
    assert (fonts / "OFL.txt").exists()


def test_sheet_asks_no_other_host(portal_css):
    assert "http" not in re.sub(r'a\[href\^="http"\]', "", portal_css)
    assert "@import" not in portal_css


def test_nothing_is_rounded_blurred_or_shaded(portal_css):
    radii = set(re.findall(r"border-radius:([^;}]+)", portal_css))
    shadows = re.findall(r"box-shadow:([^;}]+)", portal_css)

    assert radii <= {"0", "50%"}  # the round radio button is the one exception
    assert all(re.fullmatch(r"none|(inset )?0 0 0 [36]px var\(--\w+\)", one) for one in shadows)


@pytest.mark.parametrize("path", SHEETS)
def test_components_take_colours_from_tokens(path):
    own = set(HEX.findall(path.read_text(encoding="utf-8")))
    # White on a field and ink on saffron are the same by day and by night.
    allowed = {"#fff", "#14211d", "#dcebe6", "#3b514a", "#46534d"}

    assert own <= allowed


@pytest.mark.parametrize("path", SHEETS)
def test_every_component_sheet_has_a_template_or_a_class_in_use(path):
    templates = Path(settings.BASE_DIR, "templates")
    name = path.stem.replace("_", "-")
    used = any(
        re.search(rf'class="[^"]*\b{name}', template.read_text(encoding="utf-8"))
        or template.stem == path.stem
        for template in templates.rglob("*.html")
    )

    assert used or path.stem in {
        "table",
        "facts",
        "styleguide",
        "field_block",
        "prose",
        "page_head",
    }


@pytest.mark.parametrize("template", sorted(Path("templates").rglob("*.html")), ids=str)
def test_templates_have_no_inline_style_or_script(template):
    source = template.read_text(encoding="utf-8")

    if "email" not in template.parts:
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", source)

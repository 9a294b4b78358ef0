"""Joins the style sheets of the components into one css/portal.css for collectstatic.

A room whose pages need much that others never show has a sheet of its own beside it: what lies in
css/<room>/ becomes css/<room>.css, for the pages of that room only.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

PORTAL_CSS = "css/portal.css"
ROOM_SHEETS = {"css/library.css": "library", "css/magazine.css": "magazine"}
LAYERS = "@layer tokens, base, components, print;\n"


def shrink(css: str) -> str:
    """Drop comments and needless white space; selectors keep the spaces that mean something."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};]) ?", r"\1", css)
    css = re.sub(r"([:,]) ", r"\1", css)
    return css.replace(";}", "}").strip()


def widths() -> str:
    """Give the classes w1…w100 for bars: a policy without inline styles needs them."""
    return "".join(f".w{part}{{inline-size:{part}%}}" for part in range(1, 101))


def source_files(root: Path) -> list[tuple[str, Path]]:
    """List (layer, file) in the order in which they are joined."""
    components = sorted((root / "components").glob("*.css"))
    return [
        ("tokens", root / "tokens.css"),
        ("base", root / "base.css"),
        *(("components", path) for path in components),
        ("print", root / "print.css"),
    ]


def joined_css(root: Path) -> str:
    """Join the sheets under `root` (the css folder) in their layers."""
    parts = [LAYERS]
    for layer, path in source_files(root):
        rules = shrink(path.read_text(encoding="utf-8"))
        parts.append(f"@layer {layer}{{{rules}}}\n")
    parts.append(f"@layer components{{{widths()}}}\n")
    return "".join(parts)


def room_css(root: Path, room: str) -> str:
    """Join the sheets of one room; they go into the layers that the portal's sheet has named."""
    parts = []
    for path in sorted((root / room).glob("*.css")):
        layer = "print" if path.stem == "print" else "components"
        parts.append(f"@layer {layer}{{{shrink(path.read_text(encoding='utf-8'))}}}\n")
    return "".join(parts)


def sheet(name: str) -> str:
    """Give a joined sheet by its name."""
    room = ROOM_SHEETS.get(name)
    return room_css(css_root(), room) if room else joined_css(css_root())


def component_bytes(root: Path) -> dict[str, int]:
    """Tell how many bytes each component's sheet has once shrunk."""
    return {
        path.stem: len(shrink(path.read_text(encoding="utf-8")).encode())
        for folder in ("components", *ROOM_SHEETS.values())
        for path in sorted((root / folder).glob("*.css"))
    }


def css_root() -> Path:
    """The folder the sheets lie in."""
    return Path(settings.BASE_DIR) / "static" / "css"


class JoinedStylesFinder(BaseFinder):
    """Offers css/portal.css and the sheets of rooms to collectstatic and to the development server.

    The joined files are kept under VAR_DIR and written anew when a source differs.
    """

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "styles")

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrongly."""
        return []

    def _write(self, name: str) -> Path:
        target = Path(self.storage.path(name))
        css = sheet(name)
        if not target.exists() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_text(css, encoding="utf-8")
            fresh.replace(target)
        return target

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Answer for the joined sheets only."""
        if path not in {PORTAL_CSS, *ROOM_SHEETS}:
            return []
        target = str(self._write(path))
        return [target] if find_all else target

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield the joined files, written afresh."""
        for name in (PORTAL_CSS, *ROOM_SHEETS):
            self._write(name)
            yield name, self.storage

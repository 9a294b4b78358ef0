"""The drawing in docs/architecture.md is the one of today."""

import shutil

from tests.architecture.drawing import PAGE, is_fresh, redraw


def test_the_drawing_is_fresh():
    assert is_fresh(), "run `make docs`"


def test_a_stale_drawing_is_reported_and_redrawn(tmp_path):
    page = tmp_path / "architecture.md"
    shutil.copy(PAGE, page)
    page.write_text(page.read_text(encoding="utf-8").replace("competitions", "contests"))

    assert not is_fresh(page)

    redraw(page)

    assert is_fresh(page)

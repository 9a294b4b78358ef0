"""The stamp: one value for everything shown, new after each change, never an old one again."""

import os
from pathlib import Path

import pytest
from django.core.cache import caches

from core.stamps import current_stamp, in_request, raise_stamp, read_stamp


@pytest.fixture
def root(settings, tmp_path) -> Path:
    settings.PAGES_ROOT = tmp_path / "pages"
    settings.PAGES_ARE_SHARED = False
    return settings.PAGES_ROOT


@pytest.fixture
def shared(root, settings) -> None:
    settings.PAGES_ARE_SHARED = True


def test_stamp_stays_until_it_is_raised(root):
    first = read_stamp()

    assert read_stamp() == first
    raise_stamp()
    assert read_stamp() != first


def test_many_raises_in_one_moment_give_as_many_stamps(root):
    stamps = set()
    for _ in range(500):
        raise_stamp()
        stamps.add(read_stamp())

    assert len(stamps) == 500
    assert [path.name for path in root.iterdir()] == ["stamp"]


def test_rule_16_lost_stamp_comes_back_as_a_value_that_never_was(root):
    seen = {read_stamp()}
    (root / "stamp").unlink()
    seen.add(read_stamp())
    (root / "stamp").unlink()
    raise_stamp()
    seen.add(read_stamp())

    assert len(seen) == 3


def test_rule_16_lost_shared_stamp_comes_back_as_a_value_that_never_was(shared):
    first = read_stamp()

    caches["pages"].clear()

    assert read_stamp() != first


def test_shared_cache_that_wakes_up_with_yesterdays_stamp_revives_no_page(shared):
    raise_stamp()
    yesterday = caches["pages"].get("stamp")
    first = read_stamp()
    raise_stamp()

    caches["pages"].set("stamp", yesterday, timeout=None)

    assert read_stamp() != first


def test_another_machine_hears_through_the_shared_cache(shared, settings, tmp_path):
    here = read_stamp()

    settings.PAGES_ROOT = tmp_path / "elsewhere"
    raise_stamp()
    settings.PAGES_ROOT = tmp_path / "pages"

    assert read_stamp() != here


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_stamp_that_cannot_be_read_is_an_error(root):
    read_stamp()
    root.chmod(0)

    with pytest.raises(OSError, match="ermission"):
        read_stamp()
    root.chmod(0o700)


def test_raising_never_fails_and_leaves_no_old_stamp(root):
    root.parent.mkdir(exist_ok=True)
    root.write_text("a file where the folder should be")

    raise_stamp()

    with pytest.raises(OSError, match="directory"):
        read_stamp()


def test_request_looks_once_and_again_after_its_own_write(root):
    with in_request():
        first = current_stamp()
        (root / "stamp").unlink()
        again = current_stamp()
        raise_stamp()
        after = current_stamp()

    assert (again == first, after == first) == (True, False)
    assert current_stamp() == after

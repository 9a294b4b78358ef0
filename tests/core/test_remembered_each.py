"""What is remembered of many things: each read once, until something shown changes."""

import pytest

from core.memory import remembered_each
from core.stamps import raise_stamp

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def read(asked):
    def lengths(keys):
        asked.append(keys)
        return {key: len(key) for key in keys if key != "unknown"}

    return lengths


def test_each_key_is_read_once(asked, read):
    first = remembered_each("test.once", ["a", "bb"], read)
    second = remembered_each("test.once", ["bb", "ccc"], read)

    assert first == {"a": 1, "bb": 2}
    assert second == {"bb": 2, "ccc": 3}
    assert asked == [["a", "bb"], ["ccc"]]


def test_key_that_is_not_known_is_left_out_and_not_asked_again(asked, read):
    assert remembered_each("test.unknown", ["unknown"], read) == {}
    assert remembered_each("test.unknown", ["unknown", "a"], read) == {"a": 1}

    assert asked == [["unknown"], ["a"]]


def test_everything_is_read_again_once_something_shown_changed(asked, read):
    remembered_each("test.stale", ["a"], read)

    raise_stamp()
    remembered_each("test.stale", ["a"], read)

    assert asked == [["a"], ["a"]]

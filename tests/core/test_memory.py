"""What a process remembers: one reading for many pages, never older than the last write."""

import datetime

import pytest
import time_machine
from django.utils import translation

from core.memory import remembered
from core.stamps import raise_stamp

EVENING = datetime.datetime(2026, 11, 21, 17, 59, tzinfo=datetime.UTC)  # 23:59 in Bishkek


class Reading:
    """Something slow to read; counts how often it was."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


@pytest.fixture
def reading(settings, tmp_path) -> Reading:
    settings.PAGES_ROOT = tmp_path / "pages"
    settings.PAGES_ARE_SHARED = False
    return Reading()


def test_what_was_read_once_is_remembered(reading):
    assert [remembered("menu", reading) for _ in range(3)] == [1, 1, 1]


def test_after_a_change_it_is_read_again(reading):
    remembered("menu", reading)

    raise_stamp()

    assert remembered("menu", reading) == 2


def test_each_language_is_remembered_apart(reading):
    seen = []
    for language in ("ru", "ky", "ru"):
        with translation.override(language):
            seen.append(remembered("menu", reading))

    assert seen == [1, 2, 1]


def test_a_new_day_is_read_anew(reading):
    with time_machine.travel(EVENING, tick=False) as clock:
        remembered("menu", reading)
        clock.shift(datetime.timedelta(minutes=2))

        assert remembered("menu", reading) == 2


def test_without_a_stamp_nothing_is_remembered(reading, tmp_path):
    (tmp_path / "pages").write_text("no folder")

    assert [remembered("menu", reading) for _ in range(2)] == [1, 2]


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_remembered(reading):
    assert [remembered("menu", reading) for _ in range(2)] == [1, 2]

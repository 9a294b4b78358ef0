"""The suite's own floor: every test finds the migrated rows, also after a test that commits."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from wagtail.models import Locale, Page

from tests.support.browser import HINT, mark_browser_tests


def test_tests_find_the_migrated_rows(db):
    assert Page.objects.filter(depth=1).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_finds_them_too_and_leaves_nothing_behind(turn):
    get_user_model().objects.create_user(email="reader@example.org")

    assert get_user_model().objects.count() == 1


def point_at_nothing() -> None:
    with transaction.atomic():
        Page.objects.filter(depth=1).update(content_type_id=999_999)
        connection.check_constraints()


def test_tests_that_come_after_a_test_that_commits_find_them_as_well(db):
    assert Locale.objects.count() == 3


def test_foreign_keys_are_guarded(db):
    with pytest.raises(IntegrityError):
        point_at_nothing()


class FakeItem:
    fixturenames = ("page", "browser")

    def __init__(self):
        self.marks = []

    def add_marker(self, mark, append=True):
        self.marks.append(mark.name)


def test_browser_tests_are_skipped_at_the_desk_and_refused_in_ci_without_chromium():
    item = FakeItem()

    mark_browser_tests([item], path=None, is_ci=False)

    assert item.marks == ["browser", "skip"]
    with pytest.raises(pytest.UsageError, match=HINT.split(":")[0]):
        mark_browser_tests([item], path=None, is_ci=True)

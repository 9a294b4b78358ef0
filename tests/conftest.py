"""The frame of every test: a ready database, compiled messages, a browser, clean outside state."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from core.stamps import raise_stamp
from search.access import forget_visitors
from search.selectors.vocabulary import forget_words
from tests.support.browser import chromium_path, mark_browser_tests
from tests.support.database import drop_database, make_database, restore_database

# Playwright keeps an event loop in the thread of the test; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

EMPTIED = pytest.StashKey[bool]()
BLOCKER = pytest.StashKey[Any]()


def pytest_configure(config: pytest.Config) -> None:
    """Compile the messages once, before the parallel processes start."""
    if not hasattr(config, "workerinput"):
        call_command("compile_messages", verbosity=0)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip or refuse browser tests; mark the tests that commit."""
    mark_browser_tests(items, path=chromium_path(), is_ci=os.environ.get("CI") == "true")
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction")
        if commits or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            # The option keeps the flush afterwards short: the rows come from the template.
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)
            item.add_marker(pytest.mark.commits)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give a test a whole portal again when one before it committed, and so emptied the tables."""
    was_emptied = item.session.stash.get(EMPTIED, False)
    if was_emptied:
        with item.session.stash[BLOCKER].unblock():
            restore_database()
        ContentType.objects.clear_cache()
    item.session.stash[EMPTIED] = item.get_closest_marker("commits") is not None


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Give this process its own database, made from a template instead of migrated again."""
    request.session.stash[BLOCKER] = django_db_blocker
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    cache = Path(request.config.cache.mkdir("database"))
    with django_db_blocker.unblock():
        make_database(cache=cache, scratch=tmp_path_factory.mktemp("database"), worker=worker)
    # The flush after a test that commits then makes no rows: the next test gets a whole copy.
    connection._test_serialized_contents = "[]"

    yield

    with django_db_blocker.unblock():
        drop_database()


@pytest.fixture(autouse=True)
def _clean_outside() -> Iterator[None]:
    """Leave no cache and no language behind."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
    raise_stamp()
    forget_words(using="default")
    forget_visitors()
    translation.activate("ru")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium, without the calls it makes to its maker."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium_path(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }

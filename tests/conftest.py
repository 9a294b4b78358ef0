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

from tests.support.browser import chromium_path, mark_browser_tests
from tests.support.database import (
    drop_postgresql,
    postgresql_from_template,
    sqlite_from_template,
)

# Playwright keeps an event loop in the thread of the test; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the messages once, before the parallel processes start."""
    if not hasattr(config, "workerinput"):
        call_command("compile_messages", verbosity=0)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip or refuse browser tests; give migrated rows back to tests that commit."""
    mark_browser_tests(items, path=chromium_path(), is_ci=os.environ.get("CI") == "true")
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction")
        if commits or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            # The option keeps the flush afterwards from making other rows than the template has.
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)
            item.add_marker(pytest.mark.commits)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Fill the tables again that a test which commits leaves empty; any test may come next."""
    yield
    contents = getattr(item.session, "_portal_contents", None)
    # After the last test the database is gone, and nobody needs the rows. On PostgreSQL no browser
    # runs: there the next test that commits finds the rows by its own marker.
    if (
        connection.vendor == "sqlite"
        and nextitem is not None
        and contents
        and item.get_closest_marker("commits") is not None
    ):
        with item.session._portal_blocker.unblock():
            # Under a browser's event loop the flush of the test makes content types of its own.
            call_command(
                "flush",
                verbosity=0,
                interactive=False,
                reset_sequences=False,  # rows come back under the numbers they had
                inhibit_post_migrate=True,
            )
            ContentType.objects.clear_cache()
            connection.creation.deserialize_db_from_string(contents)
            # A browser's event loop gives the test a connection of its own; it is not kept.
            connection.close()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Give this process its own database, made from a template instead of migrated again."""
    request.session._portal_blocker = django_db_blocker
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    cache = Path(request.config.cache.mkdir("database"))
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            name = sqlite_from_template(cache, tmp_path_factory.mktemp("database"))
        else:
            name = postgresql_from_template(cache, worker)
        connection.settings_dict["NAME"] = name
        # Kept by the session: under a browser's event loop Django makes another connection object.
        contents = connection.creation.serialize_db_to_string()
        request.session._portal_contents = contents
        connection._test_serialized_contents = contents

    yield

    with django_db_blocker.unblock():
        connection.close()
        if connection.vendor != "sqlite":
            drop_postgresql(name)


@pytest.fixture(autouse=True)
def _clean_outside() -> Iterator[None]:
    """Leave no cache and no language behind."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
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

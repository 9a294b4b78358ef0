"""Servers that start for a test and never outlive it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.support.served import Server


@pytest.fixture
def serve(tmp_path: Path, transactional_db: None) -> Iterator[Callable[..., Server]]:
    """Start servers on the database of this test."""
    started: list[Server] = []
    (tmp_path / "static").mkdir()
    call_command("createcachetable", "portal_cache")

    def start(**options: str) -> Server:
        started.append(Server(tmp_path, **options))
        return started[-1]

    yield start
    for server in started:
        server.stop()

"""One scene for a whole file of the matrix; every test leaves it as it was."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.matrix.desk import desk
from tests.matrix.exchange_scene import exchange
from tests.matrix.scene import Scene, build_scene


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Build the scene inside a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        scene = build_scene()
        exchange(scene)
        desk(scene)
        yield scene
        transaction.set_rollback(True)


@pytest.fixture
def scene(built: Scene) -> Iterator[Scene]:
    """The scene, with whatever the test does to it undone."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _without_refusals_in_the_log() -> Iterator[None]:
    """Thousands of expected refusals would bury the one that was not."""
    logger = logging.getLogger("django.request")
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(logging.NOTSET)

"""Browsers of people who work in the admin."""

import pytest

from tests.factories.people import UserFactory


@pytest.fixture
def editor(client):
    """A superuser's browser."""
    client.force_login(UserFactory(is_superuser=True))
    return client

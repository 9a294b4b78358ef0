"""The author of these tests, and the author's browser."""

import pytest

from tests.factories.drafts import make_person


@pytest.fixture
def author(db):
    return make_person(place="example-1")


@pytest.fixture
def visitor(client, author):
    client.force_login(author)
    return client

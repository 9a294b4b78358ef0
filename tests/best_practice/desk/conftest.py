"""An editor and their browser."""

import pytest

from tests.factories.drafts import make_editor, make_person


@pytest.fixture
def author(db):
    return make_person(place="example-1")


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client

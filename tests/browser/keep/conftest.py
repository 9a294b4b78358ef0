"""The author of a draft in a window whose clock stands still between the steps of a test."""

import datetime

import pytest
from django.conf import settings
from django.test import Client

from tests.best_practice.form_steps import address
from tests.browser.keep.steps import NOON
from tests.factories.drafts import make_draft, make_person


@pytest.fixture
def draft(db, live_server):
    return make_draft(make_person(place="example-1"))


@pytest.fixture
def page(page, draft, live_server):
    """A window of the author, whose clock stands still between the steps of a test."""
    client = Client()
    client.force_login(draft.author)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + datetime.timedelta(minutes=1))
    return page


@pytest.fixture
def story(draft, live_server):
    return live_server.url + address("case_section", draft, "story")

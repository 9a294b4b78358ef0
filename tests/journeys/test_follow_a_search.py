"""A practitioner follows a search, is told once what is new, and stops the letters by a link."""

import datetime
import re
from html import unescape

import pytest
from django.test import Client

from best_practice.models import Case
from people.models import Letter
from search.models import SavedSearch
from search.services.send_alerts import send_alerts
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_follow_a_search(client, language):
    person = ProfileFactory(language=language).person

    search = follows_the_list(client, person, language)
    morning, case = next_morning(search)
    letter = is_told_once(case, language, morning)
    stops_without_signing_in(letter, search)

    # On her page the search is silent; she deletes it.
    client.post(f"/{language}/my/searches/{search.pk}/delete/")
    assert SavedSearch.objects.count() == 0


def link(page, part):
    """The first address on a page that has this part."""
    found = re.search(rf'href="([^"]*{re.escape(part)}[^"]*)"', page.content.decode())
    assert found, f"no link with {part}"
    return unescape(found[1])


def follows_the_list(client, person, language):
    """From the filtered list through the sign-in to the form; twice, and it is one search."""
    listing = client.get(f"/{language}/practices/?theme=services.water")
    address = link(listing, "/my/searches/follow/cases/")
    assert client.get(address)["Location"].startswith(f"/{language}/account/login/?next=")
    client.force_login(person)
    assert client.get(address).status_code == 200
    for _ in range(2):
        client.post(address, {"name": "Вода", "frequency": "daily"})
    search = SavedSearch.objects.get()
    mine = client.get(f"/{language}/my/searches/")
    assert link(mine, "theme=") == f"/{language}/practices/?theme=services.water"
    assert search.query == {"theme": ["services.water"]}
    return search


def next_morning(search):
    """An example that fits and one that does not become public; the night passes."""
    case = published_case(facts(theme="services.water"), languages=["ru", "ky"])
    other = published_case(facts(theme="finance.budget"))
    moment = search.created_at + datetime.timedelta(minutes=5)
    Case.objects.filter(pk__in=[case.pk, other.pk]).update(first_published_at=moment)
    return moment + DAY, case


def is_told_once(case, language, morning):
    assert [send_alerts(now=morning), send_alerts(now=morning + DAY)] == [1, 0]
    letter = Letter.objects.get(kind="search_news")
    assert page_of(case, language).url_path in letter.text
    return letter


def stops_without_signing_in(letter, search):
    """Another device: a look changes nothing, one press stops it, a second one is no mistake."""
    stranger = Client(enforce_csrf_checks=True)
    path = re.sub(r"^https?://[^/]+", "", letter.stop_url)
    assert stranger.get(path).status_code == 200
    search.refresh_from_db()
    assert search.frequency == "daily"
    for _ in range(2):
        answer = stranger.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    search.refresh_from_db()
    assert search.frequency == "never"

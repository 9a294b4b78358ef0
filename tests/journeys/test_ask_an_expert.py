"""A consultant asks to be listed, an editor confirms, a municipality finds and asks her."""

import re
import uuid

import pytest

from people.models import Letter
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def link(page, text):
    """The address behind the first link with these words."""
    found = re.search(rf'href="([^"]+)"[^>]*>{text}', page.content.decode())
    assert found, f"no link “{text}”"
    return found[1]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_ask_an_expert(client, language):
    editor = UserFactory(groups=["Editors"])
    consultant = ProfileFactory(display_name="Пример Айгуль").person
    reader = ProfileFactory(display_name="Пример Бакыт").person

    asks_to_be_listed(client, consultant, language)
    is_confirmed(client, editor)
    address = is_found_and_asked(client, consultant, reader, language)

    # She leaves; her page is gone for everybody.
    client.force_login(consultant)
    client.post(f"/{language}/my/expert/leave/")
    client.logout()
    assert client.get(address).status_code == 404


def asks_to_be_listed(client, consultant, language):
    # Nobody is listed yet; the page invites her, and her own page leads to the form.
    empty = client.get(f"/{language}/experts/")
    assert f"/{language}/my/expert/" in empty.content.decode()
    client.force_login(consultant)
    assert f"/{language}/my/expert/" in client.get(f"/{language}/my/").content.decode()
    client.post(
        f"/{language}/my/expert/",
        {
            "topics": ["participation.hearings"],
            "helps": ["facilitation"],
            "languages": ["ky"],
            "words_ky": "Айылдарда угууларды алып барам.",
            "agrees": "on",
            "form_key": str(uuid.uuid4()),
        },
    )


def is_confirmed(client, editor):
    # The editor's letter leads to the entry; the editor reads and confirms it.
    client.force_login(editor)
    address = re.search(r"/admin/experts/edit/[^\s/]+/", Letter.objects.get(person=editor).text)
    assert "Айылдарда угууларды" in client.get(address[0]).content.decode()
    client.post(address[0], {"answer": "confirm"})


def is_found_and_asked(client, consultant, reader, language):
    # A reader finds her by topic and language, and writes without seeing an address.
    client.force_login(reader)
    found = client.get(f"/{language}/experts/?topic=participation.hearings&language=ky")
    address = link(found, "Пример Айгуль")
    page = client.get(address).content.decode()
    assert consultant.email not in page
    form = client.get(re.search(r'href="([^"]+/write/)"', page)[1])
    sent = client.post(
        form.request["PATH_INFO"],
        {"text": "Келиңиз", "form_key": form.context["form"]["form_key"].value()},
        follow=True,
    )
    assert reader.email in sent.content.decode()
    assert "Келиңиз" in Letter.objects.get(kind="expert_contacted").text
    return address

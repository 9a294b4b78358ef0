"""The report of everything that happened to pages is for people who work with pages."""

import pytest

from tests.factories.drafts import make_editor, make_person, published
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/site-history/"


@pytest.mark.parametrize("address", [REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"])
def test_operator_reads_no_history_of_pages(client, address):
    client.force_login(UserFactory(groups=["Operators"]))

    response = client.get(address)

    assert (response.status_code, response.url) == (302, "/admin/")


def test_operator_is_offered_no_reports(client):
    client.force_login(UserFactory(groups=["Operators"]))

    assert REPORT not in client.get("/admin/").content.decode()


def test_editor_reads_the_history(client):
    editor = make_editor()
    published(make_person(), editor)
    client.force_login(editor)

    body = client.get(REPORT).content.decode()

    assert "Насос на солнечных панелях" in body
    assert REPORT in client.get("/admin/").content.decode()


def test_visitor_is_asked_to_sign_in(client):
    assert client.get(REPORT).status_code == 302

"""The admin keeps the frame of the portal in place, and pages to those who work on them."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from best_practice.models import CaseIndexPage
from home.models import HomePage, NewsIndexPage, StandardPage
from people.choices import GROUP_OPERATORS
from tests.factories.drafts import make_editor, make_person

pytestmark = pytest.mark.django_db
FRAME = (HomePage, CaseIndexPage, NewsIndexPage)


@pytest.fixture
def operator(client):
    person = make_person("operator@portal.example")
    person.groups.add(Group.objects.get(name=GROUP_OPERATORS))
    client.force_login(person)
    return client


@pytest.fixture
def editor(client):
    client.force_login(make_editor("editor@portal.example"))
    return client


def places():
    return list(Page.objects.order_by("path").values_list("pk", "path", "live"))


@pytest.mark.parametrize("model", FRAME)
@pytest.mark.parametrize("verb", ["delete", "unpublish", "move"])
def test_frame_page_stays_public_and_in_its_place(editor, model, verb):
    page, before = model.objects.first(), places()
    target = HomePage.objects.exclude(pk__in=[page.pk, page.get_parent().pk]).first()
    last = f"move/{target.pk}/confirm" if verb == "move" else verb

    answer = editor.post(f"/admin/pages/{page.pk}/{last}/")

    assert answer.status_code == 302
    assert places() == before


@pytest.mark.parametrize("verb", ["delete", "unpublish", "move"])
def test_frame_page_among_many_stays_too(editor, verb):
    page, other, before = CaseIndexPage.objects.first(), StandardPage.objects.first(), places()
    address = f"/admin/bulk/wagtailcore/page/{verb}/?id={other.pk}&id={page.pk}"

    editor.post(address, {"chooser": HomePage.objects.last().pk})

    assert places() == before


def test_plain_page_can_be_unpublished(editor):
    page = StandardPage.objects.filter(live=True).first()

    editor.post(f"/admin/pages/{page.pk}/unpublish/")

    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/{pk}/",
        "/admin/choose-page/",
        "/admin/choose-page/chosen-multiple/?id={pk}",
        "/admin/pages/workflow/preview/{pk}/1/",
        "/admin/reports/site-history/",
        "/admin/api/main/pages/",
        "/admin/localize/reports/translations/",
    ],
)
def test_operator_is_led_away_from_screens_of_pages(operator, address):
    answer = operator.get(address.format(pk=HomePage.objects.first().pk))

    assert (answer.status_code, answer.headers.get("Location")) == (302, "/admin/")


def test_operator_sees_no_reports_in_the_menu(operator):
    assert "/admin/reports/" not in operator.get("/admin/").content.decode()


def test_editor_sees_the_screens_of_pages(editor):
    page = HomePage.objects.first()
    addresses = [f"/admin/pages/{page.pk}/", "/admin/choose-page/", "/admin/reports/site-history/"]

    assert [editor.get(address).status_code for address in addresses] == [200, 200, 200]

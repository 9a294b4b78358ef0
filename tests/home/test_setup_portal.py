"""An empty database becomes a portal; a second run adds nothing and overwrites nothing."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Locale, Page, Site, Workflow

from home.choices import DEMO_DOMAIN
from home.models import ContactSettings, HomePage, StandardPage
from tests.factories.home import home_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def counts():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_second_run_adds_nothing():
    before = counts()

    call_command("setup_portal", verbosity=0)

    assert counts() == before


def test_second_run_keeps_what_an_editor_wrote():
    StandardPage.objects.filter(url_path="/ru/about/").update(title="О нас")
    ContactSettings.objects.update(owner_ru="Другой владелец")

    call_command("setup_portal", verbosity=0)

    assert StandardPage.objects.get(url_path="/ru/about/").title == "О нас"
    assert ContactSettings.objects.get().owner_ru == "Другой владелец"


def test_nothing_of_the_demonstration_is_planted():
    bodies = [str(page.body) for page in StandardPage.objects.all()]
    contacts = ContactSettings.objects.get()

    assert [body for body in bodies if DEMO_DOMAIN in body] == []
    assert (contacts.email, contacts.phone) == ("", "")


def test_second_run_brings_back_a_page_that_was_deleted():
    key = StandardPage.objects.get(url_path="/ky/about/").translation_key
    StandardPage.objects.get(url_path="/ru/about/").delete()

    call_command("setup_portal", verbosity=0)

    about = StandardPage.objects.get(url_path="/ru/about/")
    assert about.live
    assert StandardPage.objects.get(url_path="/ky/about/").translation_key == key


def test_front_pages_of_all_languages_are_translations_and_none_is_an_alias():
    pages = HomePage.objects.order_by("path")

    assert [page.url_path for page in pages] == ["/ru/", "/ky/", "/en/"]
    assert len({page.translation_key for page in pages}) == 1
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"ru", "ky", "en"}


@pytest.mark.parametrize(
    "path",
    ["practices/", "news/", "about/", "contacts/", "privacy/", "accessibility/", "licence/",
     "help/", "help/reader/", "help/author/", "help/colleague/", "help/editor/"],
)  # fmt: skip
def test_planned_pages_stand_in_every_language_as_translations(path):
    pages = [Page.objects.get(url_path=f"/{code}/{path}") for code in ("ru", "ky", "en")]

    assert len({page.translation_key for page in pages}) == 1
    assert all(page.live for page in pages)


def test_site_is_where_the_settings_say():
    site = Site.objects.get()

    assert (site.hostname, site.port) == ("testserver", 80)
    assert site.root_page.url_path == "/ru/"


def test_wagtails_own_groups_and_workflow_are_gone():
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Data officers",
        "Editors",
        "Magazine editors",
        "Magazine writers",
        "Operators",
        "Reporters",
        "Subscriptions desk",
    }
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Рассмотрение примера"]


def test_editor_may_publish_pages_and_no_more():
    editor = UserFactory(groups=["Editors"])

    permissions = home_page().permissions_for_user(editor)

    assert permissions.can_edit()
    assert permissions.can_publish()
    assert editor.has_perm("taxonomy.change_term")
    assert not editor.has_perm("taxonomy.delete_term")
    assert not editor.has_perm("people.view_letter")
    assert not editor.has_perm("auth.change_group")


@pytest.mark.parametrize("path", ["/admin/images/", "/admin/documents/", "/admin/images/add/"])
def test_editor_works_with_pictures_and_files(client, path):
    client.force_login(UserFactory(groups=["Editors"]))

    assert client.get(path).status_code == 200


def test_operator_confirms_people_and_edits_no_page():
    operator = UserFactory(groups=["Operators"])

    assert operator.has_perm("organisations.change_membership")
    assert operator.has_perm("people.view_letter")
    assert not home_page().permissions_for_user(operator).can_edit()


def test_front_page_keeps_the_address_of_its_language():
    page = home_page("ky")
    page.slug = "bashky"

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert list(refused.value.message_dict) == ["slug"]

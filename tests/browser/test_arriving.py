"""A file goes in pieces from the browser, waits for the line, and outlives a reload."""

import io
import os

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from best_practice.models import DraftFile
from media_library.models import Arrival, Upload
from tests.best_practice.form_steps import address
from tests.factories.drafts import make_draft, make_person

PIECES = "**/files/arriving/*/"


@pytest.fixture
def draft(db, live_server):
    return make_draft(make_person(place="example-1"))


@pytest.fixture
def section(page, draft, live_server):
    """The author's page with the photos, open in a window."""
    client = Client()
    client.force_login(draft.author)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    page.goto(live_server.url + address("case_section", draft, "photos"))
    return page


def photo():
    """A photo that takes several pieces."""
    content = io.BytesIO()
    Image.frombytes("RGB", (1000, 800), os.urandom(1000 * 800 * 3)).save(
        content, "JPEG", quality=90
    )
    assert len(content.getvalue()) > 2 * 256 * 1024
    return {"name": "көпүрө.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def cut_after(page, pieces):
    """Let so many pieces through, then cut the line."""
    seen = []

    def handle(route):
        seen.append(route.request.method)
        if len(seen) > pieces:
            route.abort()
        else:
            route.continue_()

    page.route(PIECES, handle)


def test_chosen_file_is_on_the_server_before_the_form_is_sent(section, draft):
    section.locator("#id_photo").set_input_files(photo())

    section.locator(".upload-done").wait_for()

    assert section.locator("#id_photo").input_value() == ""
    assert (Upload.objects.count(), DraftFile.objects.count()) == (1, 0)
    section.locator("button[value=later]").click()
    section.wait_for_url(lambda url: "photos" not in url)
    row = DraftFile.objects.get()
    assert (row.draft, row.upload.name) == (draft, "көпүрө.jpg")


def test_file_goes_on_after_a_cut_line_and_a_reload(section, draft):
    cut_after(section, 1)
    section.locator("#id_photo").set_input_files(photo())
    waiting = section.locator("form.case-form").get_attribute("data-arrive-waiting")
    section.get_by_text(waiting, exact=True).wait_for()
    assert section.locator(".upload progress").evaluate("bar => bar.value") > 0
    section.unroute(PIECES)

    section.reload()
    section.locator(".upload-done").wait_for()

    assert Arrival.objects.count() == 1
    section.locator("button[value=later]").click()
    section.wait_for_url(lambda url: "photos" not in url)
    section.go_back()
    section.reload()
    assert section.locator(".upload").count() == 1
    assert DraftFile.objects.count() == 1


def test_save_waits_for_the_file(section, draft):
    section.locator("#id_photo").set_input_files(photo())
    section.locator("button[value=later]").click()

    section.wait_for_url(lambda url: "photos" not in url)

    assert DraftFile.objects.get().upload.name == "көпүрө.jpg"


def test_refusal_is_said_beside_the_field(section):
    file = {"name": "a.exe", "mimeType": "application/x", "buffer": b"MZ"}
    section.locator("#id_photo").set_input_files(file)

    section.locator(".upload-failed").wait_for()

    assert section.locator(".upload-failed").inner_text() != ""
    assert section.locator("#id_photo").input_value() == ""


def test_stopped_file_is_forgotten(section):
    section.locator("#id_photo").set_input_files(photo())
    section.locator(".upload-done").wait_for()

    with section.expect_response(PIECES):
        section.locator(".upload button").click()

    section.reload()
    assert section.locator(".upload").count() == 0
    assert Arrival.objects.count() == 0

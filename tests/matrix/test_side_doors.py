"""Ways round the routes: files by their paths, interfaces that do not exist, documents followed."""

import pytest
from django.conf import settings

from best_practice.models import CaseDraft
from tests.matrix.answers import all_roles, ask_all, read
from tests.matrix.scene import DRAFT_STATES, ROLES

ABSENT = (
    "/api/",
    "/api/v2/pages/",
    "/api/v3/pages/",
    "/data/",
    "/django-admin/",
    "/django-admin/login/",
    "/admin-api/pages/",
    "/cms/",
    "/.env",
    "/var/portal.sqlite3",
)


@pytest.mark.parametrize("address", ABSENT)
def test_what_is_not_offered_answers_nobody(address, scene):
    answers = {role: scene.clients[role].get(address).status_code for role in ROLES}

    assert answers == all_roles(404)


def test_originals_documents_and_uploads_have_no_address_of_their_own(scene):
    image, rendition = scene.things["image"], scene.things["rendition"]
    document, upload = scene.things["closed document"], scene.uploads["loose"]
    names = [image.file.name, document.file.name, upload.file.name, f"private/{upload.file.name}"]
    assert (settings.MEDIA_ROOT / image.file.name).exists()
    assert (settings.MEDIA_ROOT / document.file.name).exists()

    for name in names:
        for address in (
            f"/media/{name}",
            f"/media/images/../{name}",
            f"/media/images/%2e%2e/{name}",
            f"/media/images/..%2f{name}",
            f"/static/../media/{name}",
            f"/{name}",
        ):
            assert (address, ask_all(scene, address)) == (address, all_roles(404))
    assert ask_all(scene, f"/media/{rendition.file.name}") == all_roles(200)


def test_stranger_at_a_closed_document_is_told_so_and_not_sent_in_circles(scene):
    document = scene.things["closed document"]

    answer = scene.clients["stranger"].get(document.url, follow=True)

    assert answer.status_code == 403


@pytest.mark.parametrize("state", DRAFT_STATES)
def test_post_of_a_stranger_changes_no_draft(state, scene):
    draft = scene.drafts[state]
    before = CaseDraft.objects.filter(pk=draft.pk).values().get()
    form = {"problem": "Чужое", "licence": "on", "is_shared": "on", "version": draft.version}

    for role in ("anonymous", "stranger", "former", "editor", "operator", "superuser"):
        for part in ("share", "check", "story", "money", "discard"):
            scene.clients[role].post(f"/ru/practices/submit/{draft.pk}/{part}/", form)

    assert CaseDraft.objects.filter(pk=draft.pk).values().get() == before


def test_former_colleague_and_colleague_of_another_body_see_no_shared_draft(scene):
    shared = scene.drafts["shared"]
    title = shared.answers["idea"]["title"][0]

    seen = {
        role: title in scene.clients[role].get("/ru/my/").content.decode()
        for role in ("author", "colleague", "former", "stranger")
    }

    assert seen == {"author": True, "colleague": True, "former": False, "stranger": False}


def test_published_text_stays_until_the_proposal_is_approved(scene):
    page = scene.pages["proposal"]

    body = read(scene.clients["anonymous"].get(f"/ru/practices/{page.slug}/")).decode()

    assert "Старый текст" in body


def test_sitemap_names_public_pages_and_no_others(scene):
    body = read(scene.clients["anonymous"].get("/sitemap-ru-1.xml")).decode()

    named = {state: f"/ru/practices/{page.slug}/" in body for state, page in scene.pages.items()}

    assert named == {
        "under_review": False,
        "returned": False,
        "published": True,
        "withdrawn": False,
        "proposal": True,
    }

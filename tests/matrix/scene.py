"""People and things of every kind, each thing with a secret that only some may ever read."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from taggit.models import Tag
from wagtail.models import Collection, CollectionViewRestriction

from best_practice.choices import FileKind, Section
from best_practice.models import CaseDraft, CaseLookalike, CasePage
from best_practice.services.attach_file import attach_file
from best_practice.services.propose_change import propose_change
from best_practice.services.save_draft import save_section, share_draft
from best_practice.services.submit_case import submit_case
from home.models import MistakeReport
from media_library.models import SiteDocument, SiteImage, Upload
from media_library.services import receive_upload
from organisations.models import Membership, Project
from people.choices import GROUP_EDITORS, GROUP_OPERATORS
from people.models import Letter, User
from people.services import hold_form, name_person, queue_letter
from tests.factories.drafts import (
    ANSWERS,
    make_draft,
    make_editor,
    make_person,
    published,
    review,
    submitted,
)
from tests.factories.media_library import PDF, picture, posted
from tests.factories.organisations import ExpertFactory

ROLES = (
    "anonymous",
    "stranger",
    "author",
    "colleague",
    "former",
    "editor",
    "operator",
    "superuser",
)
OWN = {"author"}
SHARED = {"author", "colleague"}
SENT = {"author", "editor", "superuser"}
STAFF = {"editor", "superuser"}
DRAFT_STATES = (
    "draft",
    "shared",
    "under_review",
    "returned",
    "published",
    "withdrawn",
    "proposal",
)


@dataclass
class Scene:
    """What stands ready; `secrets` maps a text to the roles that may read it."""

    people: dict[str, User] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    drafts: dict[str, CaseDraft] = field(default_factory=dict)
    pages: dict[str, CasePage] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    secrets: dict[str, set[str]] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def secret(self, words: str, readers: set[str]) -> str:
        """A text that must not meet anybody else's eyes."""
        text = f"Тайна {words} {uuid.uuid4().hex[:8]}"
        self.secrets[text] = readers
        return text

    def leaks(self, role: str, address: str, body: bytes) -> list[str]:
        """Secrets in an answer that this role may not read; what was asked may be repeated."""
        return [
            text
            for text, readers in self.secrets.items()
            if role not in readers and text.encode() in body and text not in address
        ]


def story(scene: Scene, words: str, readers: set[str]) -> dict[str, Any]:
    """Answers whose title, summary and story are secret."""
    idea = {
        **ANSWERS["idea"],
        "title": [scene.secret(f"названия {words}", readers)],
        "summary": [scene.secret(f"краткого {words}", readers)],
    }
    problem = scene.secret(f"рассказа {words}", readers)
    return {"idea": idea, "story": {"problem": [problem], "solution": ["Панели."]}}


def people(scene: Scene) -> None:
    """One person a role, all with a session."""
    scene.people = {
        "stranger": make_person("stranger@elsewhere.example", place="example-2"),
        "author": make_person("author@ayil.example", place="example-1"),
        "colleague": make_person("colleague@ayil.example", place="example-1"),
        "former": make_person("former@ayil.example", place="example-1"),
        "editor": make_editor("editor@portal.example"),
        "operator": make_person("operator@portal.example"),
        "superuser": make_person("root@portal.example", is_superuser=True),
    }
    Membership.objects.filter(person=scene.people["former"]).update(until_date="2021-01-01")
    scene.people["operator"].groups.add(Group.objects.get(name=GROUP_OPERATORS))
    scene.clients = {role: Client(raise_request_exception=False) for role in ROLES}
    for role, person in scene.people.items():
        scene.clients[role].force_login(person)
    scene.secrets["stranger@elsewhere.example"] = {"stranger", "operator", "superuser"}


def drafts(scene: Scene) -> None:
    """A description in each state, all by the author."""
    author, editor = scene.people["author"], scene.people["editor"]
    scene.drafts["draft"] = make_draft(author, **story(scene, "черновика", OWN))
    shared = make_draft(author, **story(scene, "общего черновика", SHARED))
    scene.drafts["shared"] = share_draft(draft_id=shared.pk, is_shared=True)
    scene.drafts["under_review"] = submitted(author, **story(scene, "отправленного", SENT))
    returned = submitted(author, **story(scene, "возвращённого", SENT))
    words = scene.secret("слов редактора", SENT)
    scene.drafts["returned"] = review(returned, editor, "reject", words)
    scene.drafts["published"] = published(author, editor, **public("Открытое"))
    withdrawn = published(author, editor, **story(scene, "снятого", SENT))
    withdrawn.case.pages.get().unpublish()
    scene.drafts["withdrawn"] = withdrawn
    scene.drafts["proposal"] = proposal(scene)
    for state, draft in scene.drafts.items():
        if draft.case_id:
            scene.pages[state] = draft.case.pages.get()


def public(title: str) -> dict[str, Any]:
    """Answers with another title."""
    return {"idea": {**ANSWERS["idea"], "title": [title]}}


def proposal(scene: Scene) -> CaseDraft:
    """A sent change of a published case; its readers still see the old text."""
    author = scene.people["author"]
    before = published(author, scene.people["editor"], **public("Старый текст"))
    draft = propose_change(case_id=before.case_id, person=author, language="ru")
    answers = story(scene, "предложения", SENT)
    for section in (Section.IDEA, Section.STORY):
        save_section(
            draft_id=draft.pk,
            person=author,
            section=section,
            answers=answers[section],
            version=None,
        )
    return submit_case(draft_id=draft.pk, person=author)


def files(scene: Scene) -> None:
    """An upload nobody claimed, one of a draft, one sent, one published."""
    author = scene.people["author"]

    def upload() -> Upload:
        return receive_upload(owner=author, file=posted("a.png", picture()))

    scene.uploads["loose"] = upload()
    for state in ("draft", "shared"):
        kept = attach_file(draft_id=scene.drafts[state].pk, upload=upload(), kind=FileKind.PHOTO)
        scene.uploads[state] = kept.upload
    for state in ("sent", "public"):
        draft = make_draft(author, **public(f"С файлом {state}"))
        kept = attach_file(draft_id=draft.pk, upload=upload(), kind=FileKind.PHOTO)
        scene.uploads[state] = kept.upload
        told = {"upload": str(kept.upload.pk), "title": "Мост", "consent": "nobody"}
        save_section(
            draft_id=draft.pk,
            person=author,
            section=Section.PHOTOS,
            answers={f"photos-0-{name}": [text] for name, text in told.items()},
            version=None,
        )
        draft = submit_case(draft_id=draft.pk, person=author)
        scene.things[f"case of {state} file"] = draft.case
        if state == "public":
            review(draft, scene.people["editor"], "approve")


def letters(scene: Scene) -> None:
    """A letter to read, and one with a code that nobody reads here."""
    author = scene.people["author"]
    text = scene.secret("письма", OWN)
    event = {"number": 7, "title": text, "comment": text, "action_path": "/ru/my/"}
    queue_letter(event="matrix:1", person=author, kind="case_returned", context=event)
    scene.things["letter"] = Letter.objects.get(event="matrix:1")
    code = scene.secret("кода", set())
    queue_letter(event="matrix:2", person=author, kind="case_returned", context=event)
    Letter.objects.filter(event="matrix:2").update(has_secret=True, text=code, html=code)
    scene.things["code"] = Letter.objects.get(event="matrix:2")


def site_files(scene: Scene) -> None:
    """A document in a collection for editors, an open one, a picture with a rendition."""
    closed = Collection.get_first_root_node().add_child(name=scene.secret("коллекции", STAFF))
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name=GROUP_EDITORS))
    content = scene.secret("документа", STAFF).encode()
    scene.things["restriction"] = restriction
    scene.things["collection"] = closed
    scene.things["closed document"] = SiteDocument.objects.create(
        title=scene.secret("имени документа", STAFF),
        file=ContentFile(PDF + content, "closed.pdf"),
        collection=closed,
    )
    scene.things["open document"] = SiteDocument.objects.create(
        title="Открытый документ", file=ContentFile(PDF, "open.pdf")
    )
    image = SiteImage.objects.create(
        title="Рисунок", file=ContentFile(picture(), "original.png"), width=40, height=30
    )
    scene.things["image"] = image
    scene.things["rendition"] = image.get_rendition("width-20")


def words(scene: Scene) -> None:
    """What was typed into an expired page, and what a visitor told the editors."""
    scene.things["report"] = MistakeReport.objects.create(
        page_address="/ru/", text=scene.secret("сообщения", STAFF), form_key=uuid.uuid4()
    )
    path = f"/ru/practices/submit/{scene.drafts['draft'].pk}/story/"
    text = scene.secret("удержанного", OWN)
    hold_form(person=scene.people["author"], path=path, fields={"problem": [text]})


def posts(scene: Scene) -> None:
    """A post the author holds, and a claim that somebody else made beside it."""
    scene.things["membership"] = Membership.objects.get(person=scene.people["author"])
    place = scene.things["membership"].municipality
    applicant = make_person("applicant@elsewhere.example")
    scene.things["claim"] = Membership.objects.create(
        person=applicant, municipality=place, post_ru="Специалист", from_date="2024-01-01"
    )
    scene.secrets[applicant.email] = {"operator", "superuser"}


def register(scene: Scene) -> None:
    """Experts: one listed, one who waits, one who left."""
    faces = {
        role: name_person(person=scene.people[role], display_name=f"Эксперт {role}")
        for role in ("author", "stranger", "colleague")
    }
    scene.things["listed expert"] = ExpertFactory(listed=True, profile=faces["author"])
    waiting = scene.secret("слов ждущего эксперта", {*STAFF, "stranger"})
    scene.things["waiting expert"] = ExpertFactory(profile=faces["stranger"], words_ru=waiting)
    gone = scene.secret("слов ушедшего эксперта", {*STAFF, "colleague"})
    scene.things["gone expert"] = ExpertFactory(
        listed=True, left=True, profile=faces["colleague"], words_ru=gone
    )
    pair = {"draft": scene.drafts["under_review"], "case": scene.drafts["published"].case}
    scene.things["lookalike"], _is_new = CaseLookalike.objects.get_or_create(
        **pair, defaults={"title_percent": 90, "text_percent": 60}
    )
    scene.things["tag"] = Tag.objects.create(name="арыки")
    scene.things["project"] = Project.objects.get(code="better-services")


def build_scene() -> Scene:
    """Everything, through the services people use."""
    scene = Scene()
    people(scene)
    drafts(scene)
    files(scene)
    letters(scene)
    site_files(scene)
    words(scene)
    posts(scene)
    register(scene)
    return scene

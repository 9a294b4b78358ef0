"""Other people's things, choices that are gone, steps done twice: rights stay what they were."""

import uuid

import pytest

from best_practice.models import Case, CaseDraft, CaseVersion
from people.models import Letter
from taxonomy.models import Term
from tests.best_practice.form_steps import address, fresh, post
from tests.catalogue.unchanged import nothing_changes
from tests.factories.drafts import (
    ANSWERS,
    make_draft,
    make_editor,
    make_person,
    published,
    submitted,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DRAFT = ("best_practice.CaseDraft",)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("theme", "services.nowhere"),
        ("theme", "<script>"),
        ("sdgs", "18"),
        ("target_groups", "кошки"),
        ("municipality", "Сельская управа другой страны"),
    ],
)
def test_bad_59_choice_that_is_not_offered_is_an_error_and_the_rest_stays(
    visitor, author, field, typed
):
    draft = fresh(author)

    with nothing_changes(but=DRAFT):
        response = post(visitor, draft, "idea", **{field: [typed]})

    draft.refresh_from_db()
    page = response.content.decode()
    assert (response.status_code, f'href="#id_{field}' in page) == (200, True)
    assert ANSWERS["idea"]["title"][0] in page
    assert draft.answers["idea"] == {**ANSWERS["idea"], field: [typed]}


def test_bad_59_theme_retired_meanwhile_stays_chosen(visitor, author):
    draft = make_draft(author)
    Term.objects.filter(code="services.water").update(is_retired=True)

    assert post(visitor, draft, "idea").status_code == 302


def test_bad_60_foreign_municipality_in_the_form_gives_no_rights_in_its_name(visitor, author):
    draft = make_draft(
        author, idea={**ANSWERS["idea"], "municipality": ["Айылный аймак «Пример 2»"]}
    )
    theirs = make_person("theirs@example.org", place="example-2")

    visitor.post(address("case_share", draft), {"is_shared": "on", "municipality": "example-2"})

    draft.refresh_from_db()
    assert draft.municipality.code == "example-1"
    assert not CaseDraft.objects.visible_to(theirs).exists()


def test_bad_60_stranger_cannot_share_in_the_name_of_a_municipality(client):
    stranger = make_person("nobody@example.org")
    draft = make_draft(stranger)
    client.force_login(stranger)

    with nothing_changes():
        client.post(address("case_share", draft), {"is_shared": "on"})


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options"])
def test_bad_61_thing_of_another_person_is_not_there_for_any_method(client, author, method):
    draft = make_draft(author)
    client.force_login(make_person("stranger@example.org", place="example-2"))
    parts = ("overview", "share", "discard", "check", "sent")

    with nothing_changes():
        answers = [getattr(client, method)(address(f"case_{part}", draft)) for part in parts]
        answers.append(getattr(client, method)(address("case_section", draft, "story")))

    assert {answer.status_code for answer in answers} <= {404, 405}
    assert method not in {"get", "head"} or 404 in {answer.status_code for answer in answers}


def test_bad_62_names_of_private_things_cannot_be_counted_through(author):
    drafts = [make_draft(author) for _ in range(3)]
    letters = list(Letter.objects.all())

    keys = [thing.pk for thing in (*drafts, *letters)]

    assert all(isinstance(key, uuid.UUID) and key.version == 4 for key in keys)


def test_bad_71_page_taken_down_and_published_again_keeps_its_record(author):
    draft = published(author, make_editor())
    page, case = draft.case.pages.get(), draft.case
    version = CaseVersion.objects.filter(case=case).values().get()

    seen = []
    for step in ("unpublish", "publish", "unpublish", "publish"):
        page.refresh_from_db()
        if step == "publish":
            page.save_revision().publish()
        else:
            page.unpublish()
        seen.append(Case.objects.published().count())

    assert seen == [0, 1, 0, 1]
    assert CaseVersion.objects.filter(case=case).order_by("number").values().first() == version
    assert Case.objects.get().number == case.number


def test_bad_72_preview_is_shown_to_nobody_but_editors(author, client):
    draft = submitted(author)
    page = draft.case.pages.get()
    title = ANSWERS["idea"]["title"][0]
    addresses = [
        f"/admin/pages/{page.pk}/view_draft/",
        f"/admin/pages/{page.pk}/edit/preview/",
        f"/admin/pages/{page.pk}/revisions/{page.latest_revision_id}/view/",
        f"{page.url_path}?preview=1&mode=draft",
    ]
    people = [None, author, make_person("stranger@example.org"), UserFactory(groups=["Operators"])]

    answers = []
    for person in people:
        client.logout()
        if person:
            client.force_login(person)
        answers += [client.get(path) for path in addresses]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not any(title in answer.content.decode() for answer in answers)
    client.force_login(make_editor())
    assert title in client.get(addresses[0]).content.decode()

"""A project is found by its bodies too, shows them as they were called, and gathers its cases."""

import pytest

from organisations.models import Organisation, OrganisationName, Project, ProjectBody
from organisations.services.load_projects import load_projects
from tests.factories.best_practice import facts, published_case
from tests.factories.organisations import ProjectFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
VOICE = "voice-and-accountability"


def codes(response):
    return [sheet.project.code for sheet in response.context["projects"]]


def test_second_load_adds_nothing_and_keeps_what_editors_changed():
    Project.objects.filter(code=VOICE).update(label_ru="Иначе")

    assert load_projects() == 0
    assert Project.objects.get(code=VOICE).label_ru == "Иначе"


@pytest.mark.parametrize("text", ["ГГПОМСУ", "голос граждан", "элдин уну", "ЭҮЖӨБОЖ"])
def test_project_is_found_by_any_of_its_names(client, text):
    assert codes(client.get("/ru/projects/", {"q": text})) == [VOICE]


def test_project_is_found_by_a_body_in_it(client):
    found = codes(client.get("/ky/projects/", {"q": "Хельветас"}))

    assert found == ["better-services"]


def test_nothing_found_says_so_and_leads_back(client):
    body = client.get("/ru/projects/", {"q": "№№№"}).content.decode()

    assert "Ничего не найдено" in body
    assert "Показать все проекты" in body


def test_body_is_shown_under_the_name_of_that_time(client):
    project = ProjectFactory(started="2010", ended="2012")
    body = Organisation.objects.create(code="ministry", kind="state_body", label_ru="Новое имя")
    OrganisationName.objects.create(
        organisation=body, label_ru="Старое имя", since="2005", until="2015"
    )
    ProjectBody.objects.create(project=project, organisation=body, role="donor")

    page = client.get(f"/ru/projects/{project.code}/")

    (donor,) = page.context["sheet"].donors
    assert (donor.name, donor.now) == ("Старое имя", "Новое имя")
    assert "теперь Новое имя" in page.content.decode()


def test_project_gathers_its_public_cases(client):
    case = published_case(facts(projects=[VOICE]))
    hidden = published_case(facts(projects=[VOICE]))
    hidden.pages.get().unpublish()

    (section,) = client.get(f"/ru/projects/{VOICE}/").context["sections"]

    assert ([row["number"] for row in section.rows], section.total) == ([case.number], 1)


def test_project_without_cases_invites(client):
    body = client.get(f"/ru/projects/{ProjectFactory().code}/").content.decode()

    assert "Примеров этого проекта пока нет" in body
    assert body.count("в источнике не указано") == 2


def test_unknown_project_is_not_found(client):
    assert client.get("/ru/projects/nowhere/").status_code == 404


@pytest.mark.parametrize("address", ["/ru/projects/", f"/ru/projects/{VOICE}/"])
def test_pages_cost_the_same_for_one_body_and_three(client, address, django_assert_max_num_queries):
    counts = []
    for number in range(2):
        for one in range(2):
            body = Organisation.objects.create(
                code=f"b-{number}-{one}", kind="donor", label_ru=f"Донор {number}{one}"
            )
            ProjectBody.objects.create(
                project=Project.objects.get(code=VOICE), organisation=body, role="partner"
            )
        with django_assert_max_num_queries(30) as captured:
            client.get(address, {"n": number})
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_editor_adds_a_project_and_nobody_deletes_one(client):
    client.force_login(UserFactory(groups=["Editors"]))
    answers = {
        "code": "canals",
        "label_ru": "Каналы",
        "source": "проверка",
        "bodies-TOTAL_FORMS": 1,
        "bodies-INITIAL_FORMS": 0,
        "bodies-MIN_NUM_FORMS": 0,
        "bodies-MAX_NUM_FORMS": 1000,
        "bodies-0-role": "donor",
        "bodies-0-organisation": Organisation.objects.get(code="sdc").pk,
        "bodies-0-id": "",
    }

    client.post("/admin/projects/new/", answers)
    project = Project.objects.get(code="canals")
    client.post(f"/admin/projects/delete/{project.pk}/")

    assert [body.organisation.code for body in project.bodies.all()] == ["sdc"]
    assert Project.objects.filter(pk=project.pk).exists()


def test_project_that_an_editor_gave_to_a_case_survives_the_senders_change(client):
    case = published_case(facts(projects=[VOICE]))

    assert case.versions.get().content["facts"]["projects"] == [VOICE]

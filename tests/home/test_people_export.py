"""A list of people is taken only by right, with a reason, and everybody in it can see that."""

import io

import pytest
from openpyxl import load_workbook

from organisations.models import Municipality
from people.models import AccessLog, PersonStatistics
from people.selectors import count_people
from people.services import save_statistics
from tests.factories.organisations import MembershipFactory
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PATH = "/admin/people-export/"


@pytest.fixture
def officer():
    return UserFactory(groups=["Data officers"], email="officer@portal.example")


def test_bad_131_list_is_taken_with_a_reason_and_everybody_can_see_it(client, officer):
    person = ProfileFactory(display_name="=Асанова Айгуль").person
    place = Municipality.objects.get(code="example-1")
    MembershipFactory(person=person, municipality=place, confirmed=True)
    save_statistics(person=person, gender="female", birth_year=1985)
    client.force_login(officer)

    answer = client.post(PATH, {"reason": "Годовой отчёт донору"})

    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert rows[person.email][0] == "=Асанова Айгуль"
    assert rows[person.email][5:8] == (place.label, "Специалист", "да")
    assert all("1985" not in str(cell) for row in rows.values() for cell in row)
    access = AccessLog.objects.get()
    assert (access.kind, access.why, access.rows) == ("export", "Годовой отчёт донору", 2)
    client.force_login(person)
    assert "Годовой отчёт донору" in client.get("/ru/account/my-data/looked/").content.decode()


def test_bad_131_list_is_not_given_without_a_reason(client, officer):
    client.force_login(officer)

    answer = client.post(PATH, {"reason": " "})

    assert answer.context["form"].errors.keys() == {"reason"}
    assert AccessLog.objects.count() == 0


@pytest.mark.parametrize("group", ["Editors", "Operators", "Reporters"])
def test_bad_129_list_is_not_given_without_the_right(client, group):
    client.force_login(UserFactory(groups=[group]))

    assert client.post(PATH, {"reason": "Любопытство"}).status_code == 302
    assert AccessLog.objects.count() == 0


def test_list_asks_the_database_as_often_for_three_people_as_for_one(
    client, officer, django_assert_max_num_queries
):
    client.force_login(officer)
    UserFactory()
    with django_assert_max_num_queries(60) as one:
        client.post(PATH, {"reason": "Первый раз"})
    MembershipFactory.create_batch(3, municipality=Municipality.objects.get(code="example-1"))

    with django_assert_max_num_queries(len(one)):
        client.post(PATH, {"reason": "Второй раз"})


def test_only_reporters_see_figures_and_only_of_five_and_more(client):
    for person in UserFactory.create_batch(6):
        save_statistics(person=person, gender="female", birth_year=1985)
    for person in UserFactory.create_batch(4):
        save_statistics(person=person, gender="male", birth_year=1990)
    reporter = UserFactory(groups=["Reporters"])

    figures = count_people(reader=reporter)

    assert (figures.told, figures.genders, figures.decades) == (
        10,
        {"female": 6, "male": None, "unsaid": None},
        {1980: 6, 1990: None},
    )
    client.force_login(reporter)
    assert "меньше 5" in client.get("/admin/people-figures/").content.decode()
    client.force_login(UserFactory(groups=["Operators"]))
    assert client.get("/admin/people-figures/").status_code == 302


def test_nobody_reads_a_single_answer_in_the_admin(client):
    row = PersonStatistics.objects.create(person=UserFactory(), gender="female")
    client.force_login(UserFactory(is_superuser=True))

    assert client.get(f"/admin/users/edit/{row.person_id}/").content.decode().count("женский") == 0

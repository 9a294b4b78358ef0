"""Staff see people in the admin by their right, every look is written down, staff stay safe."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import ModelLogEntry

from people.models import AccessLog, PhoneNumber, User, Verification
from people.services import record_access
from tests.factories.people import LetterFactory, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/users/"


@pytest.fixture
def manager():
    """Somebody whom a group lets manage users, as Wagtail means it."""
    group = Group.objects.create(name="Managers")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "change_user", "delete_user"])
    )
    return UserFactory(groups=["Managers"])


@pytest.fixture
def root():
    return UserFactory(is_superuser=True)


def seen():
    """Who looked at whom: kind, subject and people of each access, oldest first."""
    return [
        (
            access.kind,
            access.subject,
            sorted(access.people.values_list("person_id", flat=True)),
        )
        for access in AccessLog.objects.order_by("pk")
    ]


def posted(person, **changes):
    return {"first_name": "Новое Имя", "is_active": "on", "email": person.email, **changes}


def test_look_at_the_list_and_at_one_account_is_written_down(client, root):
    person = ProfileFactory().person
    client.force_login(root)

    client.get(LIST)
    client.get(f"{LIST}edit/{person.pk}/")

    assert seen() == [
        ("list", "account", sorted([root.pk, person.pk])),
        ("view", "account", [person.pk]),
    ]


def test_change_of_an_account_is_written_down(client, root):
    person = ProfileFactory().person
    client.force_login(root)

    client.post(f"{LIST}edit/{person.pk}/", posted(person))

    assert seen() == [("change", "account", [person.pk])]
    assert User.objects.get(pk=person.pk).first_name == "Новое Имя"


def test_look_at_letters_is_written_down(client):
    letter = LetterFactory()
    client.force_login(UserFactory(groups=["Operators"]))

    client.get("/admin/letters/")

    assert seen() == [("list", "letters", [letter.person_id])]


def test_refused_look_shows_nobody_and_leaves_no_line(client):
    client.force_login(UserFactory(groups=["Editors"]))

    client.get(f"{LIST}edit/{UserFactory().pk}/")

    assert seen() == []


def test_list_asks_the_database_as_often_for_three_accounts_as_for_one(
    client, root, django_assert_max_num_queries
):
    client.force_login(root)
    UserFactory()
    client.get(LIST)
    with django_assert_max_num_queries(60) as one:
        client.get(LIST)
    UserFactory.create_batch(2)

    with django_assert_max_num_queries(len(one)):
        client.get(LIST)


@pytest.mark.parametrize("screen", ["edit", "delete"])
@pytest.mark.parametrize("traits", [{"is_superuser": True}, {"groups": ["Editors"]}])
def test_bad_136_only_a_superuser_touches_accounts_of_staff(client, manager, screen, traits):
    other = UserFactory(**traits)
    client.force_login(manager)

    answers = [
        client.get(f"{LIST}{screen}/{other.pk}/").status_code,
        client.post(f"{LIST}{screen}/{other.pk}/", posted(other)).status_code,
    ]

    assert set(answers) <= {302, 403}
    assert User.objects.filter(pk=other.pk, first_name="", is_active=True).exists()


def test_bad_136_nobody_makes_anybody_staff_but_a_superuser(client, manager):
    person = UserFactory()
    editors = Group.objects.get(name="Editors")
    client.force_login(manager)

    client.post(f"{LIST}edit/{person.pk}/", posted(person, is_superuser="on", groups=[editors.pk]))
    client.post(
        f"/admin/bulk/people/user/assign_role/?id={person.pk}&next=/admin/", {"role": editors.pk}
    )

    person.refresh_from_db()
    assert (person.first_name, person.is_superuser, person.groups.count()) == (
        "Новое Имя",
        False,
        0,
    )


def test_superuser_makes_somebody_staff(client, root):
    person = UserFactory()
    editors = Group.objects.get(name="Editors")
    client.force_login(root)

    client.post(f"{LIST}edit/{person.pk}/", posted(person, groups=[editors.pk]))

    assert list(person.groups.all()) == [editors]


def test_bad_146_deleting_an_account_in_the_admin_erases_the_person(
    client, root, settings, tmp_path
):
    settings.ERASURE_LIST = str(tmp_path / "erasures.jsonl")
    person = ProfileFactory().person
    client.force_login(root)

    client.post(f"{LIST}delete/{person.pk}/")

    person.refresh_from_db()
    assert (person.email, person.is_active) == (f"deleted-{person.pk}@invalid.invalid", False)


def test_accounts_are_not_deleted_many_at_once(client, root):
    person = UserFactory()
    client.force_login(root)

    answer = client.post(f"/admin/bulk/people/user/delete/?id={person.pk}&next=/admin/")

    assert answer.status_code in {302, 403}
    assert User.objects.filter(pk=person.pk, is_active=True).exists()


def test_log_of_the_admin_has_no_secrets(client, root):
    person = ProfileFactory().person
    PhoneNumber.objects.create(person=person, phone="+996555123456")
    LetterFactory(person=person, has_secret=True, text="1234-5678")
    client.force_login(root)

    client.post(
        f"{LIST}edit/{person.pk}/",
        posted(person, password1="новый-сырсөз-2026", password2="новый-сырсөз-2026"),
    )

    person.refresh_from_db()
    logged = " ".join(str(row) for row in ModelLogEntry.objects.values_list("label", "data"))
    assert ModelLogEntry.objects.count() == 1
    secrets = (person.password, "новый-сырсөз-2026", "+996555123456", "1234-5678")
    assert [secret for secret in secrets if secret in logged] == []


def test_operator_vouches_for_a_person_and_takes_it_back(client):
    person = ProfileFactory().person
    operator = UserFactory(groups=["Operators"])
    client.force_login(operator)
    path = f"/admin/people/{person.pk}/verify/"

    client.post(path, {"note": "звонок в айыл окмоту"})
    held = Verification.objects.holding().get()
    client.post(path, {"reason": "ушла из айыл окмоту"})

    assert (held.person, held.verified_by, held.ground) == (person, operator, "staff")
    assert Verification.objects.holding().count() == 0
    assert {kind for kind, _subject, _people in seen()} == {"change"}


def test_operator_does_not_vouch_for_themselves(client):
    operator = UserFactory(groups=["Operators"])
    client.force_login(operator)

    answer = client.post(f"/admin/people/{operator.pk}/verify/", {"note": "это я"})

    assert "Никто не подтверждает себя сам" in answer.content.decode()
    assert Verification.objects.count() == 0


def test_editor_vouches_for_nobody(client):
    client.force_login(UserFactory(groups=["Editors"]))

    answer = client.post(f"/admin/people/{UserFactory().pk}/verify/", {"note": "x"})

    assert answer.status_code in {302, 403}
    assert Verification.objects.count() == 0


def test_data_officer_reads_the_log_and_nobody_writes_it(client, root):
    record_access(
        who=root, kind="export", subject="people", person_ids=[UserFactory().pk], why="Отчёт"
    )
    client.force_login(UserFactory(groups=["Data officers"]))

    assert "Отчёт" in client.get("/admin/access-log/").content.decode()
    assert client.get("/admin/access-log/edit/1/").status_code == 404
    client.force_login(UserFactory(groups=["Operators"]))
    assert client.get("/admin/access-log/").status_code == 302


def test_person_sees_who_looked_and_why(client, root):
    ProfileFactory(person=root, display_name="Оператор Бакыт")
    person, other = UserFactory(), UserFactory()
    record_access(who=root, kind="view", subject="account", person_ids=[person.pk])
    record_access(who=root, kind="export", subject="people", person_ids=[other.pk], why="Чужое")
    client.force_login(person)

    page = client.get("/ru/account/my-data/looked/").content.decode()

    assert "Оператор Бакыт" in page
    assert "Чужое" not in page

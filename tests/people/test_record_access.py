"""Who looked at whose data is written once and never changed, not even by hand."""

import datetime

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from people.models import AccessLog, AccessLogPerson
from people.services import drop_old_accesses, record_access
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def look(who, *people, **changes):
    facts = {"kind": "view", "subject": "account", **changes}
    return record_access(who=who, person_ids=[person.pk for person in people], **facts)


def test_access_names_who_whom_what_why_how_many_and_when():
    staff, one, two = UserFactory(), UserFactory(), UserFactory()

    access = look(staff, one, two, one, kind="export", subject="people", why="Годовой отчёт")

    assert AccessLog.objects.values("who", "kind", "subject", "why", "rows").get() == {
        "who": staff.pk,
        "kind": "export",
        "subject": "people",
        "why": "Годовой отчёт",
        "rows": 2,
    }
    assert abs(access.at - timezone.now()) < datetime.timedelta(minutes=1)
    assert set(access.people.values_list("person", flat=True)) == {one.pk, two.pk}


def test_looking_at_oneself_is_not_written_down():
    person = UserFactory()

    assert look(person, person) is None
    assert AccessLog.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda access: access.save(),
        lambda access: access.delete(),
        lambda _access: AccessLog.objects.update(why=""),
        lambda _access: AccessLog.objects.all().delete(),
        lambda _access: AccessLogPerson.objects.get().delete(),
    ],
)
def test_code_cannot_change_the_log(change):
    access = look(UserFactory(), UserFactory())

    with pytest.raises(TypeError):
        change(access)


@pytest.mark.parametrize("table", ["people_accesslog", "people_accesslogperson"])
def test_database_refuses_to_change_the_log(table):
    look(UserFactory(), UserFactory())

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET id = id + 1")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite empties tables by deleting")
def test_database_refuses_to_delete_from_the_log():
    look(UserFactory(), UserFactory())

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM people_accesslog")


def test_log_outlives_the_accounts_it_tells_about():
    staff, person = UserFactory(), UserFactory()
    access = look(staff, person)

    staff.delete()
    person.delete()

    assert AccessLog.objects.select_related("who").get() == access


def test_accesses_are_forgotten_after_three_years():
    with time_machine.travel(timezone.now() - datetime.timedelta(days=3 * 365 + 1)):
        look(UserFactory(), UserFactory())
    young = look(UserFactory(), UserFactory())

    assert drop_old_accesses(now=timezone.now()) == 1
    assert AccessLog.objects.get() == young
    assert AccessLogPerson.objects.get().access_id == young.pk

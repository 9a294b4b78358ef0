"""A job that did not end well is seen by operators, without what it worked on."""

import pytest
from django.contrib.auth.models import Permission
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.factories.people import UserFactory
from tests.home.worker_jobs import fail, note

pytestmark = pytest.mark.django_db
LIST = "/admin/failed-jobs/"


def staff(*rights):
    person = UserFactory()
    person.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *rights)))
    return person


def test_operator_sees_the_failed_job_and_no_other(client):
    failed, _ = fail.enqueue("/secret"), note.enqueue("/other")
    DBTaskResult.objects.filter(pk=failed.id).update(
        status=TaskResultStatus.FAILED,
        exception_class_path="builtins.ValueError",
        traceback="trace",
    )
    client.force_login(staff("view_dbtaskresult"))

    page = client.get(LIST).content.decode()

    assert "tests.home.worker_jobs.fail" in page
    assert "builtins.ValueError" in page
    for hidden in ("tests.home.worker_jobs.note", "/secret", ">trace<"):
        assert hidden not in page


def test_staff_without_the_right_see_no_jobs(client):
    client.force_login(staff())

    assert client.get(LIST).status_code == 302

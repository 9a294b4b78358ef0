"""Who looks at posts and at experts in the admin leaves a line in the access log."""

import pytest

from people.models import AccessLog
from tests.factories.organisations import ExpertFactory, MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def seen():
    """Kind, subject and people of each access, oldest first."""
    return [
        (access.kind, access.subject, list(access.people.values_list("person_id", flat=True)))
        for access in AccessLog.objects.order_by("pk")
    ]


def test_look_at_posts_is_written_down(client):
    claim = MembershipFactory()
    client.force_login(UserFactory(groups=["Operators"]))

    client.get("/admin/memberships/")
    client.get(f"/admin/memberships/edit/{claim.pk}/")

    assert seen() == [
        ("list", "membership", [claim.person_id]),
        ("view", "membership", [claim.person_id]),
    ]


def test_look_at_experts_is_written_down(client):
    expert = ExpertFactory()
    client.force_login(UserFactory(is_superuser=True))

    client.get("/admin/experts/")
    client.get(f"/admin/experts/edit/{expert.pk}/")

    person = expert.profile.person_id
    assert seen() == [("list", "expert", [person]), ("view", "expert", [person])]

"""The page of patterns belongs to staff."""

import pytest

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_only_staff_see_the_parts_of_the_interface(client):
    codes = [client.get("/ru/styleguide/").status_code]
    for groups in ([], ["Editors"]):
        client.force_login(UserFactory(groups=groups))
        codes.append(client.get("/ru/styleguide/").status_code)

    assert codes == [302, 403, 200]

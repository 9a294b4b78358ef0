"""Tags get the same readable slugs as pages."""

import pytest
from taggit.models import Tag

from core.slugs import portal_slugify

pytestmark = pytest.mark.django_db


def test_tag_has_the_slug_a_page_of_that_name_would_have():
    tag = Tag.objects.create(name="Өнөктүк жана үлгү")

    assert tag.slug == portal_slugify("Өнөктүк жана үлгү") == "onoktuk-zhana-ulgu"


def test_tags_that_read_alike_get_numbers():
    names = ["Өзгөн", "Озгон", "ОЗГӨН"]

    slugs = [Tag.objects.create(name=name).slug for name in names]

    assert slugs == ["ozgon", "ozgon-2", "ozgon-3"]

"""Free tags are the editors' own words; a useful one becomes a term, and none is a filter."""

import pytest
from taggit.models import Tag

from best_practice.models import Case
from best_practice.services.record_publication import refresh_public_state
from media_library.models import SiteImage
from taxonomy.models import Term
from taxonomy.services.promote_tag import PromotionRefused, promote_tag
from tests.factories.best_practice import published_case
from tests.factories.people import UserFactory
from tests.factories.taxonomy import TermFactory

pytestmark = pytest.mark.django_db


def tagged_case(name="арыки"):
    case = published_case()
    case.tags.add(name)
    case.save()
    return case


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=["Editors"]))
    return client


def test_tag_becomes_a_term_of_everything_it_was_on():
    cases, term = [tagged_case(), tagged_case()], TermFactory()

    promote_tag(tag=Tag.objects.get(name="арыки"), term=term)

    assert set(Case.objects.filter(terms=term)) == set(cases)
    assert not Tag.objects.filter(name="арыки").exists()
    assert {case.facet_values.filter(value=term.code).count() for case in cases} == {1}


def test_picture_keeps_the_tag_because_it_carries_no_terms():
    tagged_case()
    image = SiteImage.objects.create(title="Арык", file="x.png", width=1, height=1)
    image.tags.add("арыки")

    promote_tag(tag=Tag.objects.get(name="арыки"), term=TermFactory())

    assert list(image.tags.names()) == ["арыки"]
    assert not Case.objects.filter(tagged_items__tag__name="арыки").exists()


def test_term_no_longer_offered_is_refused_and_the_tag_stays():
    case = tagged_case()

    with pytest.raises(PromotionRefused):
        promote_tag(tag=Tag.objects.get(name="арыки"), term=TermFactory(is_retired=True))

    assert list(Case.objects.get(pk=case.pk).tags.names()) == ["арыки"]


def test_editor_makes_a_new_term_of_a_tag(editor):
    case = tagged_case()
    tag = Tag.objects.get(name="арыки")
    answers = {"scheme": "theme", "code": "services.aryks", "label_ru": "Арыки", "parent": ""}

    response = editor.post(f"/admin/tags/promote/{tag.pk}/", answers)

    term = Term.objects.get(scheme="theme", code="services.aryks")
    assert response.status_code == 302
    assert term in case.terms.all()


def test_tag_with_a_code_that_is_taken_is_refused_in_words(editor):
    tagged_case()
    tag = Tag.objects.get(name="арыки")
    answers = {"scheme": "theme", "code": "services.water", "label_ru": "Арыки", "parent": ""}

    response = editor.post(f"/admin/tags/promote/{tag.pk}/", answers)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert Tag.objects.filter(pk=tag.pk).exists()


def test_list_of_tags_counts_uses_in_the_same_number_of_statements(
    editor, django_assert_max_num_queries
):
    counts = []
    for number in range(2):
        tagged_case(f"метка {number}")
        with django_assert_max_num_queries(60) as captured:
            page = editor.get("/admin/tags/")
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert {tag.name: tag.uses for tag in page.context["object_list"]} == {
        "метка 0": 1,
        "метка 1": 1,
    }


@pytest.mark.parametrize("groups", [[], ["Operators"]], ids=["author", "operator"])
def test_nobody_but_editors_sets_tags(client, groups):
    client.force_login(UserFactory(groups=groups))
    case = published_case()
    tag = Tag.objects.create(name="своя")

    answers = [
        client.post("/admin/tags/new/", {"name": "чужая"}),
        client.post(f"/admin/tags/edit/{tag.pk}/", {"name": "чужая"}),
        client.post(f"/admin/tags/promote/{tag.pk}/", {"into": ""}),
        client.post(f"/admin/cases/edit/{case.pk}/", {"tags": "чужая"}),
        client.post("/ru/practices/submit/", {"tags": "чужая", "language": "ru"}),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert list(Tag.objects.values_list("name", flat=True)) == ["своя"]
    assert Case.objects.get(pk=case.pk).tags.count() == 0


def test_tag_is_never_a_filter(client):
    case = tagged_case()
    refresh_public_state(case_id=case.pk)

    page = client.get("/ru/practices/", {"tag": "арыки"}).content.decode()

    assert "арыки" not in page
    assert not case.facet_values.filter(value__icontains="арык").exists()

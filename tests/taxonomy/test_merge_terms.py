"""Two terms become one: nothing that pointed at the old one is lost, wherever it is."""

import pytest

from best_practice.models import BudgetRow, CaseDraft
from best_practice.services.record_publication import refresh_public_state
from magazine.models import SdgRow, SdgTablePage
from taxonomy.models import Term
from taxonomy.services.merge_terms import MergeRefused, merge_terms, references_to_term
from tests.factories.best_practice import facts, published_case
from tests.factories.drafts import make_draft, make_person
from tests.factories.magazine import article, issue
from tests.factories.organisations import ExpertFactory, ProjectFactory
from tests.factories.people import ProfileFactory
from tests.factories.shelf import publication
from tests.factories.taxonomy import TermFactory

pytestmark = pytest.mark.django_db


def term(code, scheme="theme"):
    return Term.objects.get(scheme=scheme, code=code)


def led_by(old):
    case = published_case()
    case.theme = old
    case.save()


def paid_by(old):
    BudgetRow.objects.create(case=published_case(), source=old, amount=1)


def written_of(old):
    page = article(issue())
    page.terms = [old]
    page.save()


def told_of(old):
    where = issue()
    table = SdgTablePage(title="Цели", slug="goals", locale=where.locale)
    table.rows = [SdgRow(goal=old, text="Слушания прошли.")]
    where.add_child(instance=table)


# One way to point at a term for every relation there is; a new relation needs a new way.
POINTING = {
    "best_practice.Case theme": led_by,
    "best_practice.Case_terms term": lambda old: published_case().terms.add(old),
    "best_practice.BudgetRow source": paid_by,
    "magazine.ArticlePage_terms term": written_of,
    "magazine.SdgRow goal": told_of,
    "magazine.PublicationPage_terms term": lambda old: publication(terms=[old]),
    "organisations.Expert_topics term": lambda old: ExpertFactory().topics.add(old),
    "organisations.Project_terms term": lambda old: ProjectFactory().terms.add(old),
    "people.Profile_topics term": lambda old: ProfileFactory().topics.add(old),
    "taxonomy.Term parent": lambda old: TermFactory(parent=old),
    "taxonomy.Term merged_into": lambda old: TermFactory(merged_into=old, is_retired=True),
}


def name_of(relation):
    return f"{relation.related_model._meta.label} {relation.field.name}"


def pointing_at(relation, one):
    return relation.related_model._base_manager.filter(**{relation.field.name: one}).count()


@pytest.mark.parametrize("relation", references_to_term(), ids=name_of)
def test_every_relation_to_a_term_moves(relation):
    old, new = TermFactory(), TermFactory()
    POINTING[name_of(relation)](old)
    assert pointing_at(relation, old) > 0

    merge_terms(old=old, new=new)

    # The old term itself now points at the new one.
    own = 1 if relation.field.name == "merged_into" else 0
    assert pointing_at(relation, old) == 0
    assert pointing_at(relation, new) == 1 + own


def test_case_with_both_terms_has_the_new_one_once():
    old, new = TermFactory(), TermFactory()
    case = published_case()
    case.terms.set([old, new])

    merge_terms(old=old, new=new)

    assert list(case.terms.all()) == [new]


def test_old_term_is_retired_with_a_pointer_and_merging_again_changes_nothing():
    old, new = TermFactory(), TermFactory()

    given = [merge_terms(old=old, new=new) for _ in range(2)]

    old.refresh_from_db()
    assert given == [new, new]
    assert (old.is_retired, old.merged_into) == (True, new)


def refused_pairs():
    top, other = TermFactory(), TermFactory()
    part = TermFactory(parent=top)
    gone = TermFactory(is_retired=True)
    merged = TermFactory(is_retired=True, merged_into=other)
    sdg = term("3", "sdg")
    below_other = TermFactory(parent=other)
    return [(top, top), (other, sdg), (other, gone), (merged, top), (top, part), (top, below_other)]


@pytest.mark.parametrize("number", range(6))
def test_pairs_that_make_no_sense_are_refused_and_nothing_changes(number):
    old, new = refused_pairs()[number]
    before = list(Term.objects.order_by("pk").values())

    with pytest.raises(MergeRefused):
        merge_terms(old=old, new=new)

    assert list(Term.objects.order_by("pk").values()) == before


def test_old_filter_address_leads_to_the_new_one(client):
    published_case(facts(theme="services.water"))
    merge_terms(old=term("services.water"), new=term("services.canals"))

    answer = client.get("/ru/practices/?theme=services.water&lang=ru")

    assert (answer.status_code, answer["Location"]) == (
        301,
        "/ru/practices/?lang=ru&theme=services.canals",
    )


def test_list_finds_cases_under_the_new_term_only(client):
    case = published_case(facts(theme="services.water"))
    merge_terms(old=term("services.water"), new=term("services.canals"))

    page = client.get("/ru/practices/?theme=services.canals").content.decode()

    assert case.pages.get().title in page
    values = set(case.facet_values.filter(facet="theme").values_list("value", flat=True))
    assert values == {"services", "services.canals"}


def test_old_version_of_a_case_is_read_under_the_new_name(client):
    case = published_case(facts(theme="services.water"))
    versions = list(case.versions.values_list("content", flat=True))

    merge_terms(old=term("services.water"), new=term("services.canals"))

    assert list(case.versions.order_by("number").values_list("content", flat=True))[:1] == versions
    page = client.get(case.pages.get().url_path).content.decode()
    assert "Каналы и орошение" in page


def test_draft_on_its_way_follows():
    draft = make_draft(make_person(place="example-1"))
    draft.answers["idea"]["theme"] = ["services.water"]
    draft.answers["money"] = {"rows-0-source": ["fees"], "rows-0-purpose": ["fees"]}
    draft.save()

    merge_terms(old=term("services.water"), new=term("services.canals"))
    merge_terms(old=term("fees", "funding_source"), new=term("community", "funding_source"))

    said = CaseDraft.objects.get(pk=draft.pk).answers
    assert said["idea"]["theme"] == ["services.canals"]
    assert said["money"] == {"rows-0-source": ["community"], "rows-0-purpose": ["fees"]}


def test_refreshing_an_untouched_case_leaves_no_new_version():
    case = published_case()

    refresh_public_state(case_id=case.pk)

    assert case.versions.count() == 1

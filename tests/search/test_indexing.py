"""How changes come into the index: asked for with the change, read once, repaired at night."""

from contextlib import suppress

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction

from home.models import HomePage, StandardPage
from media_library.choices import CONTENT_TYPES, TextState
from media_library.models import DocumentText, Upload
from organisations.models import Municipality, Region, Succession
from search.jobs.indexing import index_changes
from search.models import IndexRequest, SearchDocument, SearchFacet, SearchThing
from search.registry import providers, register_provider
from search.selectors.answering import find
from search.services.index_requested import index_requested
from search.services.request_index import request_index
from taxonomy.models import Term
from taxonomy.services.merge_terms import merge_terms
from tests.factories.best_practice import evidence, facts, page_of, published_case
from tests.factories.indexed import a_thing
from tests.support.search import index_now, waiting

pytestmark = pytest.mark.django_db


def jobs():
    return DBTaskResult.objects.filter(task_path=index_changes.module_path)


def titles(kind="case"):
    rows = SearchDocument.objects.filter(thing__kind=kind, file="")
    return sorted(rows.values_list("title", flat=True))


def a_page(title, parent=None, **given):
    parent = parent or HomePage.objects.get(locale__language_code="ru")
    page = parent.add_child(instance=StandardPage(title=title, **given))
    page.save_revision().publish()
    return page


@pytest.mark.django_db(transaction=True)
def test_a_published_case_is_found_once_the_worker_ran():
    published_case(title="Колодец у школы")
    assert find("колодец", lang="ru", filters={}).total == 0

    (job,) = jobs()
    index_changes.call()

    assert find("колодец", lang="ru", filters={}).total == 1
    assert job.status == "READY"


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_change_asks_for_nothing():
    with suppress(RuntimeError), transaction.atomic():
        published_case()
        assert waiting() != set()
        raise RuntimeError

    assert (waiting(), jobs().count()) == (set(), 0)


@pytest.mark.django_db(transaction=True)
def test_many_changes_make_one_job_whether_together_or_apart():
    with transaction.atomic():
        for number in range(300):
            request_index(kind="case", keys=[str(number)])
    for number in range(300, 320):
        request_index(kind="case", keys=[str(number), str(number)])

    assert IndexRequest.objects.count() == 320
    assert jobs().count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_rolled_back_within_a_larger_one_does_not_silence_it():
    with transaction.atomic():
        with suppress(RuntimeError), transaction.atomic():
            request_index(kind="case", keys=["1"])
            raise RuntimeError
        request_index(kind="case", keys=["2"])

    assert waiting() == {("case", "2")}
    assert jobs().count() == 1


def test_a_thing_that_was_asked_for_often_is_read_once_and_twice_changes_nothing():
    case = published_case(title="Колодец")
    request_index(kind="case", keys=[str(case.pk)] * 3)

    assert (index_requested(), waiting()) == (1, set())
    before = list(SearchDocument.objects.values().order_by("pk"))
    request_index(kind="case", keys=[str(case.pk)])
    index_requested()

    assert list(SearchDocument.objects.values().order_by("pk")) == before


def test_what_asks_while_others_are_read_is_not_lost(monkeypatch):
    case = published_case(title="Прежнее")
    provider = providers()["case"]
    read = type(provider).read

    def changes_meanwhile(self, keys):
        things = read(self, keys)
        monkeypatch.undo()
        page = page_of(case)
        page.title = "Новое"
        page.save_revision().publish()
        return things

    monkeypatch.setattr(type(provider), "read", changes_meanwhile)
    index_now()

    assert titles() == ["Новое"]


class Picky:
    """Hands in three things, one of which cannot be read."""

    kind, label, languages = "picky", "Picky", ("ru",)

    def keys(self):
        return iter("123")

    def read(self, keys):
        if "2" in keys:
            raise ValueError("тайный текст")
        return [a_thing(key, f"вода{key}", kind="picky") for key in keys]

    def visible_keys(self, keys):
        return set(keys)

    def visible_parts(self, keys):
        return set()


@pytest.fixture
def picky(monkeypatch):
    monkeypatch.setattr("search.registry._providers", dict(providers()))
    register_provider(Picky())


def test_one_thing_that_cannot_be_read_keeps_no_other_waiting(picky, caplog):
    request_index(kind="picky", keys="123")

    index_now()

    assert sorted(SearchThing.objects.values_list("key", flat=True)) == ["1", "3"]
    assert waiting() == set()
    assert "picky 2 (ValueError)" in caplog.text
    assert "тайный" not in caplog.text


def test_a_database_that_is_away_loses_no_request(picky, monkeypatch):
    request_index(kind="picky", keys="1")

    def away(self, keys):
        raise OperationalError

    monkeypatch.setattr(Picky, "read", away)
    with pytest.raises(OperationalError):
        index_requested()
    monkeypatch.undo()

    assert waiting() == {("picky", "1")}


def test_a_kind_that_nobody_hands_in_is_refused():
    with pytest.raises(KeyError):
        request_index(kind="lesson", keys=["1"])


def test_pages_follow_their_name_place_and_readers(django_capture_on_commit_callbacks):
    top = a_page("Сверху")
    below = a_page("Снизу", top)
    index_now()
    assert titles("page") == ["Сверху", "Снизу"]

    top.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        top.save_revision().publish()
    index_now()
    assert SearchDocument.objects.get(title="Снизу").url == "/ru/renamed/snizu/"

    below.refresh_from_db()
    below.move(HomePage.objects.get(locale__language_code="ru"), pos="last-child")
    index_now()
    assert SearchDocument.objects.get(title="Снизу").url == "/ru/snizu/"

    private = PageViewRestriction.objects.create(
        page=top, restriction_type=PageViewRestriction.LOGIN
    )
    index_now()
    assert titles("page") == ["Снизу"]

    private.delete()
    below.refresh_from_db()
    below.delete()
    index_now()
    assert titles("page") == ["Сверху"]


def test_a_page_and_its_translations_are_one_thing():
    page = a_page("О воде", summary="Откуда вода")
    kyrgyz = page.copy_for_translation(
        HomePage.objects.get(locale__language_code="ky").locale, copy_parents=True
    )
    kyrgyz.title = "Суу жөнүндө"
    kyrgyz.save_revision().publish()

    index_now()

    thing = SearchThing.objects.get(kind="page")
    documents = thing.documents.order_by("lang").values_list("lang", "title")
    assert list(documents) == [("ky", "Суу жөнүндө"), ("ru", "О воде")]


def test_a_pdf_is_found_by_its_pages_once_it_was_read():
    paper = evidence()
    case = published_case(facts(files=[paper]))
    index_now()
    upload = Upload.objects.get(pk=paper.upload)
    DocumentText.objects.create(upload=upload, page=7, text="Смета на водокачку")

    upload.text_state = TextState.WHOLE
    upload.save(update_fields=["text_state"])

    assert upload.content_type == CONTENT_TYPES["pdf"]
    assert waiting() == {("case", str(case.pk))}
    index_now()
    assert SearchDocument.objects.get(page=7).lang == "ru"


def test_a_municipality_is_found_under_every_name_it_and_its_forerunners_had():
    region = Region.objects.first()
    heir = Municipality.objects.create(
        code="heir", kind="ayil_aimak", label_ru="Достукский", label_ky="Достук", region=region
    )
    gone = Municipality.objects.create(
        code="gone", kind="ayil_aimak", label_ru="Ленинский", valid_until_date="2020-01-01"
    )
    heir.names.create(label_ru="Калининский", until="1999")
    Succession.objects.create(predecessor=gone, successor=heir, kind="merged", on_date="2020-01-02")
    index_now()

    for name in ("достукский", "ленинский", "калининский"):
        hits = find(name, lang="ru", filters={"kind": ["municipality"]}).hits
        assert [hit.key for hit in hits] == [str(heir.pk)], name
    region.label_ru, region.label_ky = "Заречная область", "Өзөн облусу"
    region.save()
    assert ("municipality", str(heir.pk)) in waiting()
    index_now()
    for name in ("заречная", "өзөн"):
        hits = find(name, lang="ru", filters={"kind": ["municipality"]}).hits
        found = SearchDocument.objects.in_bulk([hit.document for hit in hits]).values()
        assert {one.lang for one in found} == {"ru"}, name


def test_a_renamed_municipality_is_found_anew_in_its_cases(django_capture_on_commit_callbacks):
    published_case()
    index_now()
    place = Municipality.objects.get(code="example-3")

    with django_capture_on_commit_callbacks(execute=True):
        place.label_ru = "Кереге-Таш"
        place.save()
    index_now()

    assert find("кереге-таш", lang="ru", filters={"kind": ["case"]}).total == 1


def test_facets_follow_merged_terms():
    published_case(facts(theme="services.water"))
    index_now()
    old = Term.objects.get(scheme="theme", code="services.water")
    new = Term.objects.get(scheme="theme", code="services.children")

    merge_terms(old=old, new=new)
    index_now()

    themes = SearchFacet.objects.filter(thing__kind="case", facet="theme")
    assert set(themes.values_list("value", flat=True)) == {"services", "services.children"}


def test_the_facets_of_a_case_are_those_of_the_library():
    case = published_case(languages=["ru", "ky"])

    index_now()

    kept = set(case.facet_values.exclude(facet="lang").values_list("facet", "value"))
    rows = SearchFacet.objects.filter(thing__kind="case").values_list("facet", "value")
    assert set(rows) == kept | {("kind", "case")}

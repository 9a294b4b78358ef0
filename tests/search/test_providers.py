"""What every provider keeps: nothing that is not public can be found, guessed or seen anywhere."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from best_practice.models import Case
from home.models import StandardPage
from media_library.choices import ScanState
from media_library.models import Upload
from search.engine.analysis import skeleton
from search.models import SearchDocument, SearchLog, SearchTerm, SearchThing
from search.registry import providers, register_provider
from search.selectors.answering import find
from search.services.check_search import check_search
from tests.factories.best_practice import page_of
from tests.search.leaks import SCENES
from tests.search.leaks import cases as case_scenes
from tests.search.leaks.magazine import BEHIND_PAYMENT
from tests.search.leaks.states import NotPossible, State
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
WORD = "зюмбулакшыр"
POSSIBLE = [
    pytest.param(kind, state, id=f"{kind}-{state}")
    for kind, scenes in SCENES.items()
    for state, scene in scenes.items()
    if not isinstance(scene, NotPossible)
]


def unprotected(kinds):
    """Kinds that can be found without a scene for each state."""
    return [kind for kind in kinds if set(SCENES.get(kind, ())) != set(State)]


def shown(language="ru"):
    """Everything a visitor is told about the word, without the question itself."""
    answer = find(WORD, lang=language, filters={})
    offered = Client().get(f"/{language}/search/suggest/", {"q": WORD}).json()
    page = Client().get(f"/{language}/search/", {"q": WORD})
    counts = {name: sum(values.values()) for name, values in (answer.facets or {}).items()}
    return {
        "hits": [(hit.kind, hit.key) for hit in answer.hits],
        "total": answer.total,
        "counts": {name: number for name, number in counts.items() if number},
        "offered": [one for one in offered.get("suggestions", []) if WORD in str(one)],
        "marked": f"<mark>{WORD}</mark>" in page.content.decode().lower(),
    }


NOTHING = {"hits": [], "total": 0, "counts": {}, "offered": [], "marked": False}


def test_each_kind_that_can_be_found_has_a_scene_of_each_state():
    assert unprotected(providers()) == []


def test_a_new_kind_without_scenes_is_noticed():
    assert unprotected([*providers(), "lesson"]) == ["lesson"]


@pytest.mark.parametrize(("kind", "state"), POSSIBLE)
def test_what_is_not_public_is_nowhere_even_before_the_worker_came(kind, state, caplog):
    caplog.set_level(logging.DEBUG)

    SCENES[kind][state](WORD, index_now)

    assert shown() == NOTHING
    index_now()
    assert shown() == NOTHING
    assert not SearchTerm.objects.filter(term__startswith=skeleton(WORD)[:8]).exists()
    assert not SearchDocument.objects.filter(text__icontains=WORD).exists()
    assert not SearchDocument.objects.filter(title__icontains=WORD).exists()
    assert not SearchLog.objects.filter(results__gt=0).exists()
    # What Wagtail writes about editors names titles; the portal itself names none.
    ours = [one for one in caplog.records if one.name.startswith("portal")]
    assert [one.getMessage() for one in ours if WORD in one.getMessage()] == []


@pytest.mark.parametrize(("kind", "state"), POSSIBLE)
def test_the_nightly_comparison_finds_nothing_that_is_not_public(kind, state):
    SCENES[kind][state](WORD, index_now)

    check_search()

    assert shown() == NOTHING
    assert not SearchDocument.objects.filter(text__icontains=WORD).exists()


@pytest.mark.parametrize("scene", BEHIND_PAYMENT, ids=lambda scene: scene.__name__)
def test_what_is_paid_for_is_found_by_nobody_even_before_the_worker_came(scene):
    scene(WORD, index_now)

    assert shown() == NOTHING
    index_now()
    check_search()
    assert shown() == NOTHING
    assert not SearchDocument.objects.filter(text__icontains=WORD).exists()


@pytest.mark.parametrize("kind", list(SCENES))
def test_the_same_things_are_found_while_they_are_public(kind):
    """Else the tests above would pass whatever happens."""
    seen = []

    SCENES[kind][State.WITHDRAWN](WORD, lambda: (index_now(), seen.append(shown())))

    assert [hit[0] for hit in seen[0]["hits"]] == [kind]
    assert seen[0]["total"] == 1
    assert seen[0]["marked"]


@pytest.mark.parametrize("kind", list(SCENES))
def test_what_is_visible_is_what_can_be_read(kind):
    provider = providers()[kind]
    SCENES[kind][State.WITHDRAWN](WORD, index_now)

    keys = [*provider.keys(), "no such key", "0", "١٢"]
    things = provider.read(keys)

    public = {thing.key for thing in things if thing.documents}
    assert provider.visible_keys(keys) == public == set(provider.keys())
    parts = {
        (thing.key, "" if one.file else one.lang, one.file)
        for thing in things
        for one in thing.documents
    }
    assert parts <= set(provider.visible_parts(keys))


@pytest.mark.parametrize("kind", list(SCENES))
def test_what_is_open_is_asked_in_one_statement(kind, django_assert_num_queries):
    provider = providers()[kind]
    keys = []
    SCENES[kind][State.WITHDRAWN](WORD, lambda: keys.extend(provider.keys()))

    with django_assert_num_queries(1):
        provider.visible_parts(keys)
    with django_assert_num_queries(1):
        provider.visible_keys(keys)


def test_many_cases_are_read_in_as_many_statements_as_one():
    provider, seen = providers()["case"], []
    for word in ("первое", "второе", "третье"):
        case_scenes._case(word)
        with CaptureQueriesContext(connection) as asked:
            assert provider.read(list(provider.keys()))
        seen.append(len(asked))

    assert seen == [seen[0]] * 3
    assert seen[0] <= 16


def public_case():
    case_scenes._case(WORD)
    index_now()
    assert shown()["total"] == 1
    return Case.objects.order_by("-pk").first()


def pages_found():
    return set(SearchDocument.objects.exclude(file="").values_list("page", flat=True))


def test_a_page_of_a_pdf_is_found_and_opens_at_its_place():
    case = public_case()

    document = SearchDocument.objects.get(page=3)
    upload = case.files.get().upload
    assert document.url == f"/files/{upload.pk}/#page=3"
    assert document.title == f"Протокол {WORD}"
    assert document.file == upload.pk.hex


@pytest.mark.parametrize("how", ["private file", "infected"])
def test_a_file_that_readers_may_not_open_is_not_found_though_its_case_is(how):
    case = public_case()
    file = case.files.get()
    if how == "private file":
        type(file).objects.filter(pk=file.pk).update(is_public=False)
    else:
        file.upload.scan = ScanState.INFECTED
        file.upload.save(update_fields=["scan"])

    stale = find(f"{WORD} {WORD}", lang="ru", filters={})

    files = {SearchDocument.objects.get(pk=hit.document).file for hit in stale.hits}
    assert files == {""}
    check_search()
    assert pages_found() == set()


def test_a_file_waits_for_a_configured_scanner(settings):
    public_case()
    settings.CLAMD_SOCKET = "/nowhere"

    check_search()

    assert pages_found() == set()
    Upload.objects.update(scan=ScanState.CLEAN)
    check_search()
    assert pages_found() == {3}


def test_a_withdrawn_language_is_not_found_though_the_case_is():
    case = public_case()
    kyrgyz = page_of(case).copy_for_translation(
        page_of(case).locale.__class__.objects.get(language_code="ky"), copy_parents=True
    )
    kyrgyz.title, kyrgyz.summary = "Кыргызча текст", "жашыруун"
    kyrgyz.save_revision().publish()
    index_now()
    assert find("жашыруун", lang="ky", filters={}).total == 1

    kyrgyz.refresh_from_db()
    kyrgyz.unpublish()

    assert find("жашыруун", lang="ky", filters={}).hits == ()
    index_now()
    assert find("жашыруун", lang="ky", filters={}).total == 0
    assert shown()["total"] == 1


def test_a_page_that_shall_not_appear_in_search_does_not():
    SCENES["page"][State.WITHDRAWN](WORD, index_now)
    page = StandardPage.objects.get(title__contains=WORD)
    page.appears_in_search = False
    page.save_revision().publish()

    index_now()

    assert shown() == NOTHING
    assert not SearchThing.objects.filter(key=str(page.translation_key)).exists()


def test_a_kind_registered_twice_is_there_once():
    before = list(providers())

    register_provider(providers()["page"])

    assert list(providers()) == before

"""Editors keep the words that mean the same; what ships is known from the start."""

import pytest

from search.engine.asking import read_question
from search.models import GlossaryEntry, IndexState, SearchTerm
from search.selectors.finding import find_keys
from search.selectors.glossary import current_glossary
from search.selectors.reach import share_of_index
from search.selectors.vocabulary import words_of_index
from search.services.load_glossary import load_glossary, shipped_rows
from search.services.put_documents import put_documents
from tests.factories.indexed import a_thing
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=["Editors"]))
    return client


@pytest.fixture
def ten_documents():
    """An index of ten documents: four with budgets, one with a school."""
    IndexState.objects.update_or_create(pk=1, defaults={"documents": 10, "terms": 90, "state": 7})
    for term, documents in (("бюджот", 4), ("школ", 1)):
        SearchTerm.objects.create(field="s", term=term, documents=documents, state=7)


def answers(*wordings, **changed):
    return {"equivalents": "\r\n".join(wordings), "note": "", "is_active": "on", **changed}


def test_shipped_rows_are_loaded_once():
    assert load_glossary() == 0
    assert GlossaryEntry.objects.count() == len(shipped_rows())


def test_a_shipped_row_that_an_editor_changed_or_switched_off_stays_so():
    entry = GlossaryEntry.objects.get(equivalents__0="МСУ")
    entry.equivalents = ["МСУ", "самоуправление"]
    entry.is_active = False
    entry.save()

    added = load_glossary()

    entry.refresh_from_db()
    assert (added, entry.equivalents, entry.is_active) == (0, ["МСУ", "самоуправление"], False)


def test_every_shipped_row_says_at_least_two_things_and_no_wording_twice():
    rows = shipped_rows()

    assert [row for row in rows if len(row) < 2 or len(set(row)) < len(row)] == []


def test_shipped_words_hold_no_letters_of_other_alphabets_inside():
    text = " ".join(wording for row in shipped_rows() for wording in row)

    assert [letter for letter in text if letter in "ѳӊγabcdefghijklmnopqrstuvwxyz"] == []


def test_an_entry_of_an_editor_works_from_the_next_question_on(editor):
    before = current_glossary()

    editor.post("/admin/glossary/new/", answers("КПЗ", "кабина пожарной звонницы"))

    question = read_question("кпз", words=words_of_index(), glossary=current_glossary(), lang="ru")
    assert current_glossary() is not before
    assert [group.word for group in question.extras] == ["кабина", "пожарной", "звонницы"]


@pytest.mark.parametrize(
    "wordings",
    [
        ["одно"],
        ["слово"] * 3,
        [f"слово {number}" for number in range(13)],
        ["слово", "?!"],
        ["слово", "я" * 121],
        ["слово", "раз два три четыре пять шесть семь восемь"],
        ["мсу", "ЖӨБ"],
    ],
)
def test_what_cannot_be_looked_up_is_refused(editor, wordings):
    response = editor.post("/admin/glossary/new/", answers(*wordings))

    assert response.status_code == 200
    assert len(response.context["form"].errors["equivalents"]) == 1
    assert GlossaryEntry.objects.count() == len(shipped_rows())


def test_an_entry_that_finds_more_than_a_third_is_saved_with_a_warning(editor, ten_documents):
    response = editor.post("/admin/glossary/new/", answers("бюджет", "смета"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == [
        "warning",
        "success",
    ]
    assert GlossaryEntry.objects.filter(equivalents__1="смета").count() == 1


def test_an_entry_that_finds_little_is_saved_without_a_warning(editor, ten_documents):
    response = editor.post("/admin/glossary/new/", answers("школа", "смета"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["success"]


@pytest.mark.parametrize(
    ("wordings", "share"),
    [
        (["бюджет", "смета"], 0.4),
        (["школа", "смета"], 0.1),
        (["бюджет школы", "смета"], 0.1),
        (["смета", "счёт"], 0.0),
    ],
)
def test_a_wording_of_several_words_finds_as_much_as_its_rarest(ten_documents, wordings, share):
    assert share_of_index(wordings) == share


def test_nobody_deletes_an_entry(client):
    client.force_login(UserFactory(is_superuser=True))
    entry = GlossaryEntry.objects.first()

    client.post(f"/admin/glossary/delete/{entry.pk}/")

    assert GlossaryEntry.objects.filter(pk=entry.pk).exists()


def test_an_editor_reads_wordings_line_by_line_and_finds_them(editor):
    entry = GlossaryEntry.objects.get(equivalents__0="МСУ")

    page = editor.get(f"/admin/glossary/edit/{entry.pk}/")
    found = editor.get("/admin/glossary/", {"q": "коомдук угуу"})

    assert page.context["form"]["equivalents"].value() == "\n".join(entry.equivalents)
    assert sorted(entry.equivalents[0] for entry in found.context["object_list"]) == [
        "ОС",
        "общественные слушания по бюджету",
    ]


def test_the_list_costs_the_same_for_few_and_many(editor, django_assert_max_num_queries):
    GlossaryEntry.objects.filter(pk__gt=GlossaryEntry.objects.order_by("pk")[2].pk).delete()
    counts = []
    for rows in ([], [["а1", "б1"], ["а2", "б2"]]):
        GlossaryEntry.objects.bulk_create(GlossaryEntry(equivalents=row) for row in rows)
        with django_assert_max_num_queries(60) as captured:
            editor.get("/admin/glossary/")
        counts.append(len(captured))

    assert counts[0] == counts[1]


ROWS_THAT_BREAK = [
    ["местный бюджет", "ъ"],
    ["местный бюджет", None, 7, ["смета"]],
    "местный бюджет",
    {"местный": "бюджет"},
    None,
]


@pytest.mark.parametrize("row", ROWS_THAT_BREAK)
def test_no_row_takes_search_down(client, row):
    GlossaryEntry.objects.all().delete()
    GlossaryEntry(equivalents=row).save() if row is not None else None
    GlossaryEntry.objects.create(equivalents=["смета", "план"])

    pages = [client.get(f"/ru/search/{path}", {"q": "местный бюджет"}) for path in ("", "suggest/")]

    assert [page.status_code for page in pages] == [200, 200]


def test_a_flood_of_wordings_hides_no_document(client):
    letters = "абвгджзклмнпрст"
    for row in range(8):
        wordings = [
            " ".join(f"{one}{letters[row]}{two}анка" for two in letters[:7]) for one in letters[:11]
        ]
        for word in ("крона", "лампа", "бак", "вилка"):
            GlossaryEntry.objects.create(equivalents=[word, *wordings])
    put_documents(things=[a_thing("1", "крона лампа бак вилка")])

    assert find_keys(kind="page", text="крона лампа бак вилка") == ["1"]

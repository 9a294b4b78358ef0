"""A reader asks, an editor lets it through, the author answers; then the reader comes to visit."""

import re

import pytest
from django.utils import timezone, translation

from best_practice.models import Case
from organisations.models import Municipality
from people.models import Letter, Profile
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import make_editor, make_person

pytestmark = pytest.mark.django_db

QUESTION = "Кышында залды ким жылытты?"
ANSWER = "Айыл өкмөтү көмүр берди."


def speaks(person, language):
    Profile.objects.create(person=person, display_name="Асанова Айгуль", language=language)
    return person


def way(kind, pattern=r"/\S+"):
    """Where the button of the newest letter of a kind leads."""
    letter = Letter.objects.filter(kind=kind).order_by("queued_at").last()
    return re.search(rf"https?://[^/\s]+({pattern})", letter.text)[1]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_ask_an_author(client, language):
    case = published_case(languages=["ru", "ky"])
    author = speaks(make_person("author@ayil.example", place="example-3"), language)
    Case.objects.filter(pk=case.pk).update(submitter=author)
    reader = speaks(make_person("reader@ayil.example", place="example-1"), language)
    editor = make_editor("desk@portal.example")

    asks(client, reader, case, language)
    decides(client, editor, "question_asked", "open")
    answers(client, author)
    decides(client, editor, "question_answer_sent", "publish")
    reads_the_answer(client, case, language, reader)
    comes_to_visit(client, reader, author, case, language)


def asks(client, reader, case, language):
    # The page of the example leads to the form; it says how the question will be signed.
    client.force_login(reader)
    address = f"/{language}/practices/n/{case.number}/ask/"
    assert address in client.get(page_of(case, language).url_path).content.decode()
    form = client.get(address)
    key = form.context["form"]["form_key"].value()
    client.post(address, {"text": QUESTION, "form_key": key})
    # Nobody sees it yet.
    client.logout()
    assert QUESTION not in client.get(page_of(case, language).url_path).content.decode()


def decides(client, editor, kind, decision):
    client.force_login(editor)
    address = way(kind)
    assert QUESTION in client.get(address).content.decode()
    client.post(address, {"decision": decision, "words": ""})
    client.logout()


def answers(client, author):
    # A letter leads the author to the page of the question; it waits on the own page too.
    client.force_login(author)
    address = way("question_open")
    language = address.split("/")[1]
    assert QUESTION in client.get(f"/{language}/my/").content.decode()
    client.post(address, {"answer": ANSWER})
    client.logout()


def reads_the_answer(client, case, language, reader):
    page = client.get(page_of(case, language).url_path).content.decode()
    with translation.override(language):
        name = Municipality.objects.get(code="example-1").label
    assert name in page
    assert (QUESTION in page, ANSWER in page, "Асанова" in page) == (True, True, False)
    letter = Letter.objects.get(kind="question_answered")
    assert (letter.recipient, letter.language) == (reader.email, language)


def comes_to_visit(client, reader, author, case, language):
    # The answer is good; the reader asks to come. The host offers another day, it suits.
    client.force_login(reader)
    year = timezone.localdate().year + 1
    client.post(
        f"/{language}/practices/n/{case.number}/visit/",
        {
            "kind": "visit",
            "host": "example-3",
            "guest": "example-1",
            "from_date": f"10.03.{year}",
            "until_date": f"11.03.{year}",
            "people": "4",
            "words": "Залды көргүбүз келет.",
            "form_key": "",
        },
    )
    client.force_login(author)
    address = way("visit_requested")
    client.post(
        address, {"state": "other_date", "offered_date": f"20.03.{year}", "words": "20-мартта."}
    )
    client.force_login(reader)
    assert way("visit_answered") == address
    client.post(f"{address}agree/")
    assert Letter.objects.get(kind="visit_agreed").recipient == author.email
    # Both find it on their pages; nobody else finds it at all.
    for person, status in ((reader, 200), (author, 200), (make_person("x@example.org"), 404)):
        client.force_login(person)
        assert client.get(address).status_code == status
        mine = client.get(f"/{language}/my/exchange/").content.decode()
        assert (address in mine) is (status == 200)

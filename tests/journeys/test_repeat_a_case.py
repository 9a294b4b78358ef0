"""A municipality takes a kit, does the same, shows it; an editor confirms; the author is told."""

import io
import re
import uuid

import docx
import pytest
from django.utils import translation

from best_practice.models import Case
from organisations.models import Municipality
from people.models import Letter, Profile
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import make_editor, make_person
from tests.factories.media_library import picture, posted

pytestmark = pytest.mark.django_db


def speaks(person, language):
    Profile.objects.create(person=person, display_name="Пример", language=language)
    return person


@pytest.mark.parametrize(
    ("language", "council", "told"),
    [
        ("ru", "АЙЫЛНЫЙ КЕНЕШ", "Ваш пример повторили"),
        ("ky", "АЙЫЛДЫК КЕҢЕШ", "Сиздин мисалды кайталашты"),
    ],
)
def test_repeat_a_case(client, language, council, told):
    Municipality.objects.filter(code="example-3").update(population=5_400)
    Municipality.objects.filter(code="example-1").update(population=8_100)
    first = speaks(make_person("first@ayil.example", place="example-3"), language)
    case = published_case(languages=["ru", "ky"])
    Case.objects.filter(pk=case.pk).update(submitter=first)
    reader = speaks(make_person("reader@ayil.example", place="example-1"), language)
    make_editor("desk@portal.example")

    takes_the_kit(client, reader, case, language, council)
    page = tells_of_it(client, reader, case, language)
    is_asked_for_changes_and_mends_it(client, reader, page)
    is_confirmed(client)

    # The first author reads in a letter who repeated it, and what they did differently.
    letter = Letter.objects.get(kind="case_repeated")
    assert letter.recipient == first.email
    assert letter.subject.startswith(told)
    assert page in letter.text
    stands_in_the_tree_and_on_the_map(client, case, page, language)


def takes_the_kit(client, reader, case, language, council):
    # The page of the example leads to the kit; it is made for the reader's own municipality.
    client.force_login(reader)
    example = client.get(page_of(case, language).url_path).content.decode()
    kit = client.get(re.search(r'href="([^"]+/kit/)"', example)[1]).content.decode()
    assert "36 000–54 000" in kit.replace("\u00a0", " ")
    draft = re.search(rf'href="([^"]+resolution\.docx\?[^"]+language={language})"', kit)[1]
    paper = docx.Document(io.BytesIO(client.get(draft.replace("&amp;", "&")).content))
    assert council in [paragraph.text for paragraph in paper.paragraphs]


def tells_of_it(client, reader, case, language):
    # A year later: “we did this too”, with a photo of the decision.
    address = f"/{language}/practices/n/{case.number}/repeated/"
    form = client.get(address)
    response = client.post(
        address,
        {
            "municipality": "example-1",
            "year": "2024",
            "result": "180 бала келди.",
            "changed": "Кышында өткөрдүк.",
            "cost_som": "31500",
            "participants": "180",
            "evidence": posted("токтом.png", picture()),
            "form_key": form.context["form"]["form_key"].value(),
        },
    )
    # Nobody else sees it yet.
    client.logout()
    assert client.get(response.url).status_code == 404
    assert "180 бала" not in client.get(page_of(case, language).url_path).content.decode()
    return response.url


def editor_decides(client, decision, words=""):
    letter = Letter.objects.filter(kind="replication_sent").order_by("queued_at").last()
    address = re.search(r"/admin/replications/edit/[^\s/]+/", letter.text)[0]
    client.force_login(letter.person)
    assert "токтом.png" in client.get(address).content.decode()
    client.post(address, {"decision": decision, "words": words})


def is_asked_for_changes_and_mends_it(client, reader, page):
    editor_decides(client, "decline", "Нет протокола комиссии.")
    client.force_login(reader)
    # What the editor wrote waits on the reader's own page, with the way to mend it.
    language = page.split("/")[1]
    mine = client.get(f"/{language}/my/").content.decode()
    assert "Нет протокола комиссии." in mine
    change = client.get(f"{page}change/")
    kept = re.findall(r'name="kept" value="([^"]+)"', change.content.decode())
    form = change.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "evidence"}
    client.post(
        f"{page}change/",
        {
            **typed,
            "evidence": posted("протокол.png", picture()),
            "kept": kept,
            "public": kept,
            "form_key": str(uuid.uuid4()),
        },
    )


def is_confirmed(client):
    editor_decides(client, "confirm")
    client.logout()


def stands_in_the_tree_and_on_the_map(client, case, page, language):
    with translation.override(language):
        name = Municipality.objects.get(code="example-1").label
    example = client.get(page_of(case, language).url_path).content.decode()
    assert f'<a href="{page}">{name}' in example
    told = client.get(page).content.decode()
    assert "180 бала келди." in told
    assert "токтом.png" in told
    assert "протокол.png" not in told
    assert Case.objects.get(pk=case.pk).repetitions_count == 1
    listed = client.get(f"/{language}/practices/?repeated=1").content.decode()
    assert page_of(case, language).url_path in listed

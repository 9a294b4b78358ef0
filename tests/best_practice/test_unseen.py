"""What is not public leaves no trace anywhere, and what is public counts once in each list."""

import csv
import io
import json
import re

import pytest
from defusedxml import ElementTree

from best_practice.models import Case
from tests.best_practice.test_same_cases import body, in_feed, in_letter, in_list, on_map
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_draft, make_editor, make_person, review, submitted
from tests.factories.peer_learning import repeated

pytestmark = pytest.mark.django_db
# What an answer says of the moment it was made.
MOMENTS = re.compile(rb'"made_at": "[^"]+"|<responseDate>[^<]+')


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


def ways(language, number):
    """Every way in which a visitor might learn of a case."""
    library = f"/{language}/practices"
    return [
        *(f"{library}/{name}" for name in ("", "map/", "feed/", "export.csv", "export.json")),
        *(f"{library}/?{query}" for query in ("theme=services.water", "q=насос", "repeated=1")),
        *(f"{library}/?{query}" for query in ("municipality=example-1", "sdg=6", "year=2021")),
        f"{library}/compare/?n={number}",
        f"{library}/compare/?q=насос",
        f"{library}/n/{number}/kit/",
        f"/{language}/municipalities/example-3/",
        f"/{language}/municipalities/example-1/",
        f"/{language}/municipalities/example-3/similar/",
        f"/{language}/data/",
        f"/{language}/",
        "/sitemap.xml",
        f"/sitemap-{language}-1.xml",
        "/data/oai/?verb=ListRecords&metadataPrefix=oai_dc",
        "/data/oai/?verb=ListIdentifiers&metadataPrefix=oai_dc",
    ]


def told(client, language, case):
    """All answers by address, the page of the public case and its tree among them."""
    addresses = [*ways(language, case.number), page_of(case, language).url_path]
    answers = {one: MOMENTS.sub(b"", body(client, one)) for one in addresses}
    return {**answers, "letter": in_letter(f"/{language}/practices/", "")}


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_answers_are_as_if_drafts_returned_ones_and_waiting_proof_were_not_there(client, language):
    case = published_case(facts(municipalities=["example-3"]), languages=("ru", "ky"))
    people = [make_person(f"{one}@example.org", place="example-1") for one in "abcd"]
    editor = make_editor()
    before = told(client, language, case)

    make_draft(people[0])
    submitted(people[1])
    review(submitted(people[2]), editor, "reject", "Кто платит?")
    repeated(case, person=people[3], confirmed=False)

    after = told(client, language, case)
    assert [address for address in before if before[address] != after[address]] == []


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_public_case_does_change_them(client, language):
    case = published_case(facts(municipalities=["example-3"]), languages=("ru", "ky"))
    before = told(client, language, case)

    published_case(languages=("ru", "ky"), title="Насос", summary="Насос в каждом дворе")

    after = told(client, language, case)
    library = f"/{language}/practices"
    same = {address for address in before if before[address] == after[address]}
    assert {f"{library}/", f"{library}/map/", f"{library}/feed/", "letter"} & same == set()


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_case_in_three_languages_counts_once_everywhere(client, language):
    case = published_case(languages=("ru", "ky", "en"))
    path = f"/{language}/practices/"

    listed = body(client, path).decode()
    rows = body(client, f"{path}export.csv").decode("utf-8-sig").splitlines()
    entries = ElementTree.fromstring(body(client, f"{path}feed/")).findall(
        "{http://www.w3.org/2005/Atom}entry"
    )
    records = body(client, "/data/oai/?verb=ListIdentifiers&metadataPrefix=oai_dc")

    assert len(re.findall(r'<a class="title-link"', listed)) == 1
    assert len(list(csv.DictReader(io.StringIO("\n".join(rows)), delimiter=";"))) == 1
    assert len(json.loads(body(client, f"{path}export.json"))["cases"]) == 1
    assert (len(entries), records.count(b"<identifier>")) == (1, 1)
    assert (in_list(client, path, ""), in_feed(client, path, "")) == ({case.number}, {case.number})
    assert on_map(client, path, "")[0] == 1
    assert in_letter(path, "") == {case.number}
    assert Case.objects.published().count() == 1

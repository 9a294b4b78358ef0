"""A head ticks two examples, counts for her own village, and takes a page to the council."""

import re
from html import unescape

import pypdfium2
import pytest

from best_practice.engine.facts import Budget
from tests.factories.best_practice import facts, published_case

pytestmark = pytest.mark.django_db
WORDS = {
    "ru": ("Сравнить отмеченные", "50–120", "5–12 тыс. сом", "На один двор ничего не посчитано"),
    "ky": (
        "Белгиленгендерди салыштыруу",
        "50–120",
        "5–12 миң сом",
        "Бир короого эч нерсе эсептелген",
    ),
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


class Reader:
    """Reads pages in one language; what is read is words."""

    def __init__(self, client, language) -> None:
        self.client, self.language, self.html = client, language, ""

    def opens(self, address):
        answer = self.client.get(unescape(address))
        assert answer.status_code == 200, address
        self.html = answer.content.decode()
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).replace("\xa0", " ").split())

    def link(self, part):
        return re.search(rf'href="([^"]*{part}[^"]*)"', self.html)[1]

    def paper(self, address):
        answer = self.client.get(unescape(address))
        assert answer["Content-Type"] == "application/pdf"
        document = pypdfium2.PdfDocument(answer.content)
        return len(document), " ".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_compare_cases(client, language):
    dear = published_case(languages=("ru", "ky"))
    cheap = published_case(
        facts(budget=[Budget("local-budget", {}, 14_500)]), languages=("ru", "ky")
    )
    third = published_case(languages=("ru", "ky"))
    reader = Reader(client, language)
    button, price, for_us, no_households = WORDS[language]

    # The list has a box beside each example and one button; it works without scripts.
    assert button in reader.opens(f"/{language}/practices/")
    form = re.search(r'<form id="compare"[^>]*action="([^"]+)"', reader.html)
    boxes = re.findall(r'name="n" value="(\d+)" form="compare"', reader.html)
    assert set(boxes) == {str(case.number) for case in (dear, cheap, third)}

    # Side by side: what one participant took, with the sum behind it.
    page = reader.opens(f"{form[1]}?n={dear.number}&n={cheap.number}")
    assert price in page
    assert "36 000 ÷ 290" in page
    assert no_households in page

    # She counts for her own village, takes one away and another in; her number stays.
    page = reader.opens(f"{form[1]}?n={dear.number}&n={cheap.number}&people=100")
    assert for_us in page
    reader.opens(reader.link(rf"\?n={cheap.number}&amp;people=100"))
    both = reader.opens(reader.link(rf"n={third.number}&amp;people=100"))
    assert (f"№ {cheap.number}" in both, f"№ {dear.number} · «" in both) == (True, False)

    # The page for the council tells the same.
    pages, paper = reader.paper(reader.link("compare.pdf"))
    assert pages == 1
    assert for_us in paper
    assert (str(third.number) in paper, str(dear.number) in paper) == (True, False)

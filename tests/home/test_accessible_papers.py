"""Papers that screen readers can read: veraPDF finds no failed check, and the faces are ours."""

import pytest
from django.utils import translation

from core.typeset import set_in_child
from magazine.jobs.setting import ARTICLE, ISSUE, set_in_passes
from magazine.selectors.printing import article_data, issue_data
from peer_learning.selectors.council import find_council_page
from subscriptions.models import OfficeDetails
from subscriptions.selectors.invoice_paper import invoice_paper
from tests.factories.best_practice import published_case
from tests.factories.subscriptions import ordered
from tests.factories.whole_issue import whole_issue
from tests.peer_learning.extremes import EXTREMES
from tests.support.verapdf.checking import OUR_FACES, faces_in, failed_checks, jars_or_skip

pytestmark = pytest.mark.django_db

UNTAGGED = """#let d = json(bytes(sys.inputs.data))
#set document(title: "Лист")
#set text(font: "Golos Text", lang: "ky")
= Биринчи
#d.text
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


@pytest.fixture
def judged(request, tmp_path):
    library = jars_or_skip(request.config.cache.mkdir("verapdf"))

    def judge(**papers):
        assert set().union(*map(faces_in, papers.values())) <= OUR_FACES
        return failed_checks(library, tmp_path, papers)

    return judge


def council(name, language):
    sample, texts = EXTREMES[name]
    case = published_case(sample, languages=["ru", "ky"], **texts)
    with translation.override(language):
        return set_in_child("council.typ", find_council_page(case.number))


def test_case_for_a_council(judged):
    papers = {
        f"{name.replace(' ', '-')}-{language}": council(name, language)
        for name in EXTREMES
        for language in ("ru", "ky")
    }

    assert judged(**papers) == []


def test_comparison_of_cases(judged, client):
    cases = [published_case(EXTREMES[name][0], **EXTREMES[name][1]) for name in EXTREMES]
    numbers = "&".join(f"n={case.number}" for case in cases[:4])

    papers = {
        language: client.get(f"/{language}/practices/compare.pdf?{numbers}").content
        for language in ("ru", "ky")
    }

    assert judged(**papers) == []


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_issue_and_article_of_the_magazine(judged, language):
    made = whole_issue(language, articles=3)
    article = made.get_children().first().specific

    papers = {
        "issue": set_in_passes(ISSUE, issue_data(made)).pdf,
        "article": set_in_passes(ARTICLE, article_data(article)).pdf,
    }

    assert judged(**papers) == []


def test_invoice(judged):
    invoice = ordered().invoice
    papers = {}
    for language in ("ru", "ky"):
        with translation.override(language):
            data = invoice_paper(invoice, OfficeDetails.load())
        papers[language] = set_in_child("invoice.typ", data)

    assert judged(**papers) == []


def test_foreign_face_would_be_noticed(tmp_path):
    path = tmp_path / "paper.typ"
    path.write_text(UNTAGGED.replace("Golos Text", "DejaVu Sans Mono"), encoding="utf-8")

    assert faces_in(set_in_child(str(path), {"text": "Суу"})) - OUR_FACES


def test_untagged_paper_would_be_noticed(judged, tmp_path):
    path = tmp_path / "paper.typ"
    path.write_text(UNTAGGED, encoding="utf-8")
    pdf = set_in_child(str(path), {"text": "Суу"})

    failed = judged(good=pdf, bad=pdf.replace(b"/StructTreeRoot", b"/StructTreeRood"))

    assert {line.split(" | ")[0] for line in failed} == {"bad.pdf"}

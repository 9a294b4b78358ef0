"""The repeat kit: dates and sums with their division, papers to edit, nothing invented."""

import datetime
import io
import os
import shutil
import subprocess
import zipfile

import docx
import pytest
from django.urls import reverse
from django.utils import translation

from best_practice.engine.facts import Budget, CaseFacts
from organisations.models import Municipality
from peer_learning.engine.scaling import carried_over, days_between, rounded, shifted
from peer_learning.engine.word_file import Block, Paper, write_word_file
from peer_learning.selectors.kit import read_kit
from taxonomy.models import ActRelation, LegalAct
from tests.factories.best_practice import facts, published_case
from tests.factories.peer_learning import somebody

pytestmark = pytest.mark.django_db
START = datetime.date(2027, 1, 12)


def people(**counts):
    for code, count in counts.items():
        Municipality.objects.filter(code=code.replace("_", "-")).update(population=count)


def kit_of(case, place="example-1"):
    found = Municipality.objects.get(code=place) if place else None
    return read_kit(case.number, place=found, start=START)


def words_of(content):
    """Every text of a document, tables included."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def fetch(client, case, which, language="ru", **asked):
    address = reverse(f"case_kit_{which}", args=[case.number])
    return client.get(address, {"language": language, "start": "12.01.2027", **asked})


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        (["2020-12-28", "2021-01-28"], ["2027-01-12", "2027-02-12"]),
        (["2020-12-28", "", "2021-10"], ["2027-01-12", "", "2027-10"]),
        (["2021", "2022"], ["2027", "2028"]),
        (["2021-03-02", "2021-03-01"], ["2027-01-13", "2027-01-12"]),
        (["", ""], ["", ""]),
    ],
)
def test_dates_keep_their_distances_and_how_exact_they_are(moments, expected):
    assert shifted(moments, START) == expected


def test_how_long_it_took_is_known_only_from_two_dates():
    assert [days_between(["2020-12-28", "2021-01-28"]), days_between(["2020"])] == [31, 0]


@pytest.mark.parametrize(("amount", "told"), [(53_784, 54_000), (999, 1_000), (7, 7), (0.4, 0)])
def test_estimates_keep_two_figures(amount, told):
    assert rounded(amount) == told


def test_a_sum_is_carried_over_as_a_range():
    assert carried_over(36_000, 5_400, 8_100) == (36_000, 54_000)
    assert carried_over(36_000, 5_400, 2_700) == (18_000, 36_000)


def test_kit_shifts_the_plan_and_shows_the_division():
    people(example_3=5_400, example_1=8_100)
    case = published_case()

    kit = kit_of(case)

    assert [task.when.replace("\u00a0", " ") for task in kit.tasks] == [
        "12 января 2027 г.",
        "октябрь 2027 г.",
    ]
    assert kit.total_here.replace("\u00a0", " ") == "36 000–54 000 сом"
    assert kit.total_division.replace("\u00a0", " ") == "36 000 ÷ 5 400 × 8 100"


@pytest.mark.parametrize("known", [{"example_3": None}, {"example_1": None}])
def test_without_the_number_of_people_nothing_is_carried_over(client, known):
    people(**{"example_3": 5_400, "example_1": 8_100, **known})
    case = published_case()

    text = client.get(
        reverse("case_kit", args=[case.number]), {"place": "example-1"}
    ).content.decode()

    assert "Сколько людей" in text
    assert "÷" not in text


def test_money_of_another_currency_is_never_carried_over():
    people(example_3=5_400, example_1=8_100)
    budget = [Budget("donor-project", {"ru": "Сцена"}, 1_000, currency="USD")]

    kit = kit_of(published_case(facts(budget=budget)))

    assert (kit.total, [row.amount for row in kit.other_money]) == ("", ["1\u00a0000\u00a0USD"])
    assert kit.other_money[0].here == ""


def test_a_bare_case_says_what_is_missing(client):
    bare = CaseFacts(theme="services.water", terms=[], municipalities=["example-3"])
    case = published_case(bare)

    text = client.get(reverse("case_kit", args=[case.number])).content.decode()

    for words in ("В примере нет шагов", "В примере нет сумм", "В примере нет документов"):
        assert words in text
    assert "В примере не названы акты" in text


def test_the_kit_is_made_for_ones_own_municipality(client):
    client.force_login(somebody("example-1"))

    text = client.get(reverse("case_kit", args=[published_case().number])).content.decode()

    assert "place=example-1" in text


def test_bad_place_and_day_are_said_and_nothing_breaks(client):
    case = published_case()
    given = {"place": "Атлантида" * 100, "start": "31.02.2027"}

    response = client.get(reverse("case_kit", args=[case.number]), given)

    assert response.status_code == 200
    assert "Напишите день так" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "plan", "resolution"),
    [
        ("ru", "План: повторить", "ПОСТАНОВЛЕНИЕ"),
        ("ky", "План: кайталоо", "ТОКТОМ"),
    ],
)
def test_both_papers_open_and_say_it_in_their_language(client, language, plan, resolution):
    people(example_3=5_400, example_1=8_100)
    case = published_case(languages=["ru", "ky"])
    texts = []

    for which in ("plan", "resolution"):
        response = fetch(client, case, which, language, place="example-1")
        assert response["Content-Type"].endswith("wordprocessingml.document")
        texts.append(words_of(response.content))

    assert plan in texts[0]
    assert resolution in texts[1]
    with translation.override(language):
        assert Municipality.objects.get(code="example-1").label in texts[1]
    assert "____________" in texts[1]


def act(code, title, **fields):
    return LegalAct.objects.create(code=code, kind="law", title_ru=title, number="7", **fields)


def test_the_draft_cites_only_acts_of_the_case_and_says_what_was_repealed(client):
    act("standing", "О воде", is_in_force=True)
    act("gone", "О сходах", is_in_force=False)
    old = act("old", "О кенешах", is_in_force=False)
    ActRelation.objects.create(act=act("new", "О новых кенешах"), kind="repeals", other=old)
    act("foreign", "О рыбах", is_in_force=True)
    case = published_case(facts(legal_acts=["standing", "gone", "old"]))

    text = words_of(fetch(client, case, "resolution").content).replace("\u00a0", " ")

    assert (
        "В соответствии с актами: «О воде», № 7; «О новых кенешах», № 7, заслушав ____________"
        in text
    )
    assert "Пример опирался на «О сходах», № 7. Этот акт утратил силу." in text
    assert "Пример опирался на «О кенешах», № 7. Этот акт отменён: «О новых кенешах», № 7." in text
    assert "О рыбах" not in text


def test_a_case_without_acts_leaves_a_blank(client):
    text = words_of(fetch(client, published_case(facts(legal_acts=[])), "resolution").content)

    assert "В соответствии с ____________" in text


@pytest.mark.parametrize("which", ["plan", "resolution"])
def test_papers_of_a_case_that_is_not_public_do_not_exist(client, which):
    case = published_case()
    case.pages.get().unpublish()

    assert fetch(client, case, which).status_code == 404


def test_signs_that_no_document_holds_are_left_out():
    paper = Paper("ky", "Ө\x00ү", [Block("text", "Ө\x0bү\ud800ң"), Block("title", "А")])

    content = write_word_file(paper, at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))

    assert words_of(content) == "Өүң\nА"
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert 'w:val="ky-KG"' in styles


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ,
    reason="LibreOffice opens the papers: sudo apt-get install libreoffice-writer-nogui",
)
@pytest.mark.parametrize("which", ["plan", "resolution"])
def test_libreoffice_opens_the_paper(client, tmp_path, which):
    case = published_case(languages=["ru", "ky"])
    path = tmp_path / f"{which}.docx"
    path.write_bytes(fetch(client, case, which, "ky").content)

    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    text = path.with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert "Айылдык кеңеш" in text

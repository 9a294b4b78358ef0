"""The comparison page and its paper: plain links, honest gaps, nothing of what is not public."""

import itertools
import re
from html import unescape

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.engine.facts import Budget
from tests.factories.best_practice import facts, page_of, published_case
from tests.peer_learning.extremes import EXTREMES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


def address(*cases, name="compare/", language="ru", **more):
    numbers = [f"n={getattr(case, 'number', case)}" for case in cases]
    pairs = [*numbers, *(f"{key}={value}" for key, value in more.items())]
    return f"/{language}/practices/{name}?{'&'.join(pairs)}"


def words(response):
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


def columns(response):
    head = re.search(r"<thead>.*?</thead>", response.content.decode(), re.S)
    return re.findall(r"№ (\d+)", head[0]) if head else []


def numbers_of(*cases):
    return [str(case.number) for case in cases]


def test_page_aligns_facts_and_shows_how_figures_came_about(client):
    cheap = published_case(facts(budget=[Budget("local-budget", {}, 14_500)]))
    dear = published_case()

    response = client.get(address(dear, cheap))

    text = words(response)
    assert columns(response) == numbers_of(dear, cheap)
    assert "около 120 36 000 ÷ 290" in text
    assert "около 50 14 500 ÷ 290 · меньше всех" in text
    assert "31 % бюджета" in text
    assert "На одного участника ушло около 50–120 сом" in text
    assert "На один двор ничего не посчитано" in text


def test_reader_gives_a_number_and_gets_a_range(client):
    text = words(client.get(address(published_case(), people="1 000")))

    assert "Для ваших 1 000 участников около 120 тыс. сом 1 000 × 120." in text


def test_missing_part_is_said_and_never_zero(client):
    sample, texts = EXTREMES["nothing known"]
    text = words(client.get(address(published_case(sample, **texts), published_case())))

    assert "посчитать нельзя" in text
    assert "Посчитать нельзя: A." in text
    assert re.search(r"\b0,0\b", text) is None


def test_more_than_four_are_left_out_in_words(client):
    cases = [published_case() for _ in range(5)]

    response = client.get(address(*cases))

    assert columns(response) == numbers_of(*cases[:4])
    assert f"Не вошли: № {cases[4].number}." in words(response)


def test_bad_numbers_are_named_and_the_rest_compared(client):
    case = published_case()

    response = client.get(address(case, 999_999_999, "abc", "-1", "9" * 40, case))

    assert response.status_code == 200
    assert columns(response) == numbers_of(case)
    assert "999999999, abc, -1" in words(response)


def test_duplicates_count_once(client):
    case = published_case()

    assert columns(client.get(address(case, f"0{case.number}", case))) == numbers_of(case)


def test_withdrawn_case_answers_like_one_that_never_was(client):
    seen, withdrawn = published_case(), published_case()
    page_of(withdrawn).unpublish()

    told = words(client.get(address(seen, withdrawn))).replace(str(withdrawn.number), "N")
    never = words(client.get(address(seen, 900_000_001))).replace("900000001", "N")

    assert told == never
    assert "нет. Остальные сравнены" in told


def test_a_case_leaves_by_a_link_that_keeps_the_others(client):
    one, other = published_case(), published_case()

    html = client.get(address(one, other, people=40)).content.decode()

    assert f'href="/ru/practices/compare/?n={other.number}&amp;people=40"' in html


def test_a_case_is_found_by_number_and_added_by_a_link(client):
    one, other = published_case(), published_case(title="Вода в каждый двор")

    html = client.get(address(one, q=f"№ {other.number}")).content.decode()

    assert f'href="/ru/practices/compare/?n={one.number}&amp;n={other.number}"' in html


def test_empty_comparison_offers_a_first_example(client):
    case = published_case()

    response = client.get("/ru/practices/compare/")

    assert "Выберите первый пример" in words(response)
    assert f"/ru/practices/compare/?n={case.number}" in response.content.decode()


def test_kyrgyz_page_marks_titles_of_another_language(client):
    case = published_case(languages=["ru"])

    response = client.get(address(case, language="ky"))

    assert "Бир катышуучуга, сом" in words(response)
    assert 'lang="ru" hreflang="ru"' in response.content.decode()


def test_bad_markup_of_an_author_stays_text(client):
    case = published_case(title="<script>alert(1)</script>", lessons="<img src=x>")

    html = client.get(address(case)).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_statements_do_not_grow_with_the_cases(client):
    cases = [published_case() for _ in range(4)]
    counted = []
    for chosen in (cases[:2], cases):
        url = address(*chosen, name="compare.pdf")
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counted.append(len(captured))
    with CaptureQueriesContext(connection) as page_of_four:
        client.get(address(*cases))

    assert counted[0] == counted[1]
    assert len(page_of_four) <= 12


@pytest.mark.parametrize(
    ("names", "language"),
    [
        *itertools.product([("ordinary",), ("everything long",) * 4], ("ru", "ky")),
        (("nothing known", "words without end", "signs", "forty steps"), "ru"),
        (("nothing known", "nothing known"), "ky"),
    ],
)
def test_paper_is_one_page_whatever_is_compared(client, names, language):
    cases = [published_case(EXTREMES[name][0], **EXTREMES[name][1]) for name in names]

    response = client.get(address(*cases, name="compare.pdf", language=language, people=240))

    assert response.status_code == 200
    document = pypdfium2.PdfDocument(response.content)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(texts) == 1
    assert all(f"№ {case.number}" in texts[0] for case in cases)
    assert b"Libertinus" not in response.content


def test_paper_of_nothing_does_not_exist(client):
    assert client.get("/ru/practices/compare.pdf?n=900000001").status_code == 404


def test_english_readers_are_led_to_the_russian_paper(client):
    case = published_case()

    response = client.get(address(case, name="compare.pdf", language="en"))

    assert response["Location"] == address(case, name="compare.pdf")

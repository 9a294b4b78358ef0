"""The page of a case: figures that add up, what is missing said in words, nothing private."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.choices import Section
from best_practice.engine.facts import CaseFacts, Result
from best_practice.services.propose_change import propose_change
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.save_draft import save_section
from best_practice.services.submit_case import submit_case
from tests.factories.best_practice import (
    HOLIDAYS,
    Budget,
    evidence,
    facts,
    page_of,
    published_case,
)
from tests.factories.drafts import ANSWERS, make_editor, make_person, published, submitted
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
# The page twice, its relatives, its version and its languages.
MOST_STATEMENTS = 5


def read(client, case, language="ru"):
    response = client.get(page_of(case, language).url_path)
    assert response.status_code == 200
    return response.content.decode()


def words(html):
    """The text of a page as one line."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


def test_figures_and_sums_add_up(client):
    text = words(read(client, published_case()))

    assert "36,0 тыс. сом" in text
    assert "11,0 Местный бюджет 25,0 Донорский проект" in text
    assert "Вклад жителей: организация" in text
    assert "(36 000 ÷ 290)" in text
    assert "114 39 %" in text
    assert "группы пересекаются" in text


def test_page_in_kyrgyz_speaks_kyrgyz_about_the_same_facts(client):
    text = words(read(client, published_case(languages=["ru", "ky"]), "ky"))

    assert "36,0 миң сом" in text
    assert "Ким канча берди" in text
    assert "бала катышты" in text


def test_a_row_in_the_other_language_is_marked(client):
    html = read(client, published_case(languages=["ky"]), "ky")

    assert '<span lang="ru">Пять событий в трёх сёлах</span>' in html
    assert '<span lang="ky">' not in html


def test_missing_figures_are_said_in_words(client):
    bare = CaseFacts(
        theme="services.water",
        terms=[],
        municipalities=["example-3"],
        results=[Result({"ru": "дети"}, {"ru": "Участники"}, {}, None, None, "", None)],
    )

    text = words(read(client, published_case(bare, problem="", solution="", how_to_repeat="")))

    assert "Сумма: нет данных." in text
    assert "Сколько людей: нет данных." in text
    assert "Шаги: нет данных." in text
    assert "Дети Участники нет данных нет данных" in text
    assert "÷" not in text


def test_what_did_not_work_is_always_there(client):
    said = words(read(client, published_case(lessons="Дождь сорвал один праздник.")))
    silent = words(read(client, published_case()))

    assert "Что не вышло Дождь сорвал один праздник." in said
    assert "Что не вышло Автор об этом пока не написал." in silent


def test_results_keep_how_exact_they_are(client):
    text = words(read(client, published_case()))

    assert "Приняли участие, 2021 нет данных не меньше 290" in text


def test_steps_name_their_document_or_why_there_is_none(client):
    file = evidence()
    step = HOLIDAYS.steps[0].__class__(
        {"ru": "Комиссия"}, {"ru": "Айыл окмоту"}, "2021", {}, file.upload, {}
    )

    text = words(read(client, published_case(facts(steps=[*HOLIDAYS.steps, step], files=[file]))))

    assert "Айылный кенеш · 28 декабря 2020 г. Документ: Постановление № 226" in text
    assert "Инициативная группа · октябрь 2021 г. Документа нет: отчёт устный" in text
    assert "Комиссия Айыл окмоту · 2021 Протокол комиссии, PDF, 184" in text


def test_phone_and_mail_are_for_signed_in_readers(client):
    case = published_case()

    stranger = read(client, case)
    client.force_login(UserFactory())
    reader = read(client, case)

    assert "office@example.org" not in stranger
    assert "+996 555 000 000" not in stranger
    assert "Войти и увидеть телефон" in stranger
    assert "mailto:office@example.org" in reader
    assert "ответственный секретарь" in words(stranger)


def test_share_links_are_plain_addresses(client):
    case = published_case()

    html = read(client, case)

    address = f"http%3A%2F%2Ftestserver%2Fru%2Fpractices%2F{page_of(case).slug}%2F"
    assert "https://wa.me/?text=" in html
    assert html.count(address) == 2
    assert f"https://t.me/share/url?url={address}" in html


def test_messengers_get_a_card(client):
    case = published_case()

    html = read(client, case)
    card = f"/ru/practices/n/{case.number}/card.png"

    assert f'property="og:image" content="http://testserver{card}"' in html
    response = client.get(card)
    assert response["Content-Type"] == "image/png"
    assert response.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert client.get(card, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_card_and_council_page_are_asked_about_again_so_that_a_withdrawal_is_felt(client):
    case = published_case()
    kept = {
        address: client.get(address)
        for address in (
            f"/ru/practices/n/{case.number}/{name}" for name in ("card.png", "council.pdf")
        )
    }
    page_of(case).unpublish()

    again = [
        client.get(address, headers={"if-none-match": answer["ETag"]}).status_code
        for address, answer in kept.items()
    ]

    assert {answer["Cache-Control"] for answer in kept.values()} == {"public, no-cache"}
    assert again == [404, 410]


def test_a_card_exists_for_public_cases_only(client):
    case = published_case()
    page_of(case).unpublish()

    assert client.get(f"/ru/practices/n/{case.number}/card.png").status_code == 404
    assert client.get("/ru/practices/n/99999999999999999999/card.png").status_code == 404


def test_an_example_says_so_and_a_source_is_named(client):
    example = words(read(client, published_case(facts(is_example=True))))
    sourced = words(read(client, published_case(facts(source_note="Отчёт 2021 года"))))

    assert "Условный пример" in example
    assert "Откуда факты: Отчёт 2021 года." in sourced
    assert "Условный пример" not in sourced


def test_page_links_its_place_its_other_language_and_its_terms(client):
    case = published_case(languages=["ru", "ky"])

    html = read(client, case)

    assert 'href="/ru/municipalities/example-3/"' in html
    assert f'href="{page_of(case, "ky").url_path}" lang="ky" hreflang="ky"' in html
    assert 'href="/ru/practices/?theme=services.children"' in html
    assert 'href="/ru/practices/?sdg=10"' in html


def test_page_shows_the_version_and_not_rows_changed_since(client):
    case = published_case()
    case.budget_rows.filter(source__code="local-budget").update(amount=99_000)

    before = words(read(client, case))
    refresh_public_state(case_id=case.pk)
    after = words(read(client, case))

    assert "36,0 тыс. сом" in before
    assert "версия 1" in before
    assert "124,0 тыс. сом" in after
    assert "версия 2" in after


def test_hostile_texts_stay_texts(client):
    nasty = '<img src=x onerror="alert(1)">'
    sample = facts(
        contact_post={"ru": nasty},
        participants_label={"ky": nasty},
        budget=[Budget("community", {"ky": nasty}, None, is_in_kind=True)],
    )

    html = read(client, published_case(sample, title=nasty, problem=nasty, lessons=nasty))

    assert "<img src=x" not in html


@pytest.mark.django_db(transaction=True)
def test_page_takes_few_statements_whatever_the_size_of_the_case(client):
    small = published_case(facts(steps=[], groups=[], results=[]))
    large = published_case(
        facts(steps=HOLIDAYS.steps * 10, groups=HOLIDAYS.groups * 10, results=HOLIDAYS.results * 10)
    )
    counts = []

    for case in (small, large):
        url = page_of(case).url_path
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{url}?x=1")  # so that nothing kept is handed out
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_STATEMENTS


def test_preview_shows_what_the_waiting_draft_says():
    person = make_person(place="example-1")
    page = submitted(person).case.pages.get().specific

    response = page.make_preview_request(preview_mode="")

    text = words(response.content.decode())
    assert "37,0 тыс. сом" in text
    assert "12,0 Местный бюджет 25,0 Донорский проект" in text
    assert "Совет решил" in text
    assert "версия" not in text.partition("лицензия")[0]


def test_preview_of_a_change_leaves_readers_with_the_published_facts(client):
    person, editor = make_person(place="example-1"), make_editor()
    case = published(person, editor).case
    change = propose_change(case_id=case.pk, person=person, language="ru")
    money = {**ANSWERS["money"], "rows-0-amount": ["99,0"]}
    save_section(
        draft_id=change.pk, person=person, section=Section.MONEY, answers=money, version=None
    )
    submit_case(draft_id=change.pk, person=person)
    page = page_of(case).specific

    preview = words(page.make_preview_request(preview_mode="").content.decode())

    assert "124,0 тыс. сом" in preview
    assert "37,0 тыс. сом" in words(read(client, case))

"""Print at its limits: sixty pages, nothing at all, broken pictures, hostile texts, one article."""

import datetime
from dataclasses import replace

import pytest

from core.typeset import LIMITS, TypesetFailed
from magazine.jobs.setting import set_in_passes
from magazine.models import ArticlePage
from magazine.selectors.printing import article_data, issue_data
from tests.factories.magazine import article, issue, section
from tests.factories.printed import photo, running_text
from tests.factories.printed_issues import long_issue, rich_issue
from tests.support.pdf import pages_of

pytestmark = pytest.mark.django_db


def test_equal_issue_gives_equal_bytes():
    page = issue()
    article(page)

    assert (
        set_in_passes("issue.typ", issue_data(page)).pdf
        == set_in_passes("issue.typ", issue_data(page)).pdf
    )


def test_issue_of_sixty_pages_holds_together():
    made = set_in_passes("issue.typ", issue_data(long_issue()))

    assert made.pages >= 60
    assert len(made.places) == 19
    assert list(made.places.values()) == sorted(made.places.values())
    assert made.pages == len(pages_of(made.pdf))


def test_bad_broken_picture_leaves_the_issue_whole():
    page = rich_issue(image=photo("broken.jpg", broken=True))

    data = issue_data(page)
    made = set_in_passes("issue.typ", data)

    assert data.lost == ["Зал айыл окмоту"]
    assert {"lost": "Зал айыл окмоту"} in made.report
    assert "Слушания, 2021 год" in " ".join(pages_of(made.pdf))


def test_bad_picture_that_is_gone_leaves_the_issue_whole():
    image = photo()
    page = rich_issue(image=image)
    image.file.storage.delete(image.file.name)

    made = set_in_passes("issue.typ", issue_data(page))

    assert made.pages > 8


def test_bad_title_without_end_stays_on_its_page():
    page = issue()
    longest = "Межмуниципальное сотрудничество айылных аймаков Токтогульского района " * 3
    word = "Высокопревосходительствопереосвидетельствование" * 2
    article(page, title=longest.strip()[:240], body=running_text())
    article(page, title=word, body=running_text())

    made = set_in_passes("issue.typ", issue_data(page))

    assert made.pages >= 6


def test_bad_issue_with_nothing_in_it_is_still_an_issue():
    page = issue()

    made = set_in_passes("issue.typ", issue_data(page))

    assert (made.pages, made.places) == (4, {})


def test_bad_text_of_a_person_is_never_markup():
    page = issue()
    nasty = '#panic("no") = *bold* $x^2$ @ref // &lt;label&gt; ```raw```'
    article(page, title='#panic("no")', summary="@ref", body=[
        {"type": "text", "value": f"<h2>{nasty}</h2><p>{nasty}[^9]</p>"},
    ])  # fmt: skip

    text = " ".join(pages_of(set_in_passes("issue.typ", issue_data(page)).pdf))

    assert '#panic("no") = *bold* $x^2$ @ref // <label> ```raw```' in text


def test_runaway_template_is_told_and_stopped():
    page = issue()
    article(page)

    with pytest.raises(TypesetFailed):
        set_in_passes("issue.typ", issue_data(page), replace(LIMITS, memory=64 * 1024**2))


def test_article_has_a_paper_of_its_own_with_its_citation():
    page = issue(number=10, running=156, day=datetime.date(2024, 11, 5))
    written = article(
        page, title="Канал на двоих", section=section("research"), body=running_text()
    )

    made = set_in_passes("article.typ", article_data(ArticlePage.objects.get(pk=written.pk)))

    text = " ".join(pages_of(made.pdf))
    assert made.pages == 1
    assert made.places == {str(written.translation_key): 1}
    assert "Канал на двоих // " in text
    address = f"http://testserver{written.address}"
    assert f".2024.№10(156).URL:{address}" in text.replace(" ", "")


def test_number_of_statements_does_not_grow_with_articles(django_assert_max_num_queries):
    page = rich_issue(image=photo())

    with django_assert_max_num_queries(30):
        issue_data(page)

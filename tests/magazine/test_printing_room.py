"""What finds no room on a printed page: it stands closer or is left out, and spills nowhere."""

import pypdfium2
import pytest
from wagtail.models import Page

from magazine.jobs.setting import set_in_passes
from magazine.models import ArticleRelated, IssueFigure
from magazine.selectors.printing import issue_data
from tests.factories.magazine import announcement, article, issue, section
from tests.factories.printed import running_text
from tests.support.pdf import pages_of

pytestmark = pytest.mark.django_db

CONTENTS = 3
ACTION = "Посмотреть примеры"
SECTIONS = ("experts", "legal-advice", "questions", "law-news", "best-practice", "research")


def set_issue(page):
    page.refresh_from_db()
    return set_in_passes("issue.typ", issue_data(page))


@pytest.mark.parametrize("number", [10, 16, 19])
def test_figures_of_an_issue_take_no_page_after_its_contents(number):
    page = issue()
    page.figures = [IssueFigure(figure="396", text="муниципалитетов") for _ in "ab"]
    page.save()
    for place in range(number):
        code = SECTIONS[place * len(SECTIONS) // number]
        title = f"Слушания, на которые не надо ехать: рассказ {place}"
        article(page, title=title, section=section(code))

    made = set_issue(page)

    assert min(made.places.values()) == CONTENTS + 1


def test_code_of_a_call_takes_no_page_of_its_own():
    page = issue()
    target = Page.objects.get(pk=page.pk)
    for rounds in range(8):
        call = announcement(page, action=ACTION, target=target)
        more = {"type": "text", "value": "<p>Ещё одно слово.</p>" * rounds}
        call.body = [*running_text(rounds=2), more]
        call.save()

    pages = pages_of(set_issue(page).pdf)

    calls = [text for text in pages if ACTION in text]
    assert len(calls) > 5
    assert [text for text in calls if len(text) < 200] == []


def test_long_addresses_do_not_run_into_the_sheet_below():
    page = issue()
    first = article(page, title="Слушания", body=running_text(rounds=3))
    for number in range(3):
        title = f"Положение о местных инициативах: от образца до решения кенеша {number}"
        other = article(page, title=title)
        other.slug = f"{number}-polozhenie-o-mestnykh-initsiativakh-ot-obraztsa-do-resheniya" * 2
        other.save()
        first.related.add(ArticleRelated(page=other, sort_order=number))
    first.save()

    assert texts_on_others(set_issue(page).pdf) == []


def texts_on_others(pdf):
    """Addresses whose lowest letter stands below the head of the sheet on the same page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        whole = text.get_text_range()
        sheet, address = whole.find("Запишите здесь"), whole.find("polozhenie-o")
        if sheet < 0 or address < 0:
            continue
        end = whole.rfind("resheniya", 0, sheet)
        if text.get_charbox(end)[1] < text.get_charbox(sheet)[3] + 6:
            found.append(whole[address:end])
    document.close()
    return found

"""An editor reads what waits, asks section by section, is warned, and lets readers see it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from best_practice.models import Case, CaseLookalike
from organisations.models import Municipality
from people.choices import GROUP_EDITORS
from tests.factories.drafts import make_editor, make_person, published, submitted
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.journeys.people import Editor, Practitioner

DESK = {"width": 1280, "height": 900}
TEXTS = {
    "ru": ("Насос на солнечных панелях", "Летом воды не хватало всему селу и мы искали выход. "),
    "ky": ("Күн панелдериндеги насос", "Жайында бүт айылга суу жетпей, биз чыгуу жолун издедик. "),
}
QUESTION = {"ru": "Назовите решение совета.", "ky": "Кеңештин чечимин атаңыз."}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_review_a_case(browser, live_server, language):
    UserFactory(email=Editor.email, groups=[GROUP_EDITORS])
    known, draft, person = two_send_the_same(language)
    editor = Editor(browser, live_server.url, viewport=DESK)
    author = Practitioner(browser, live_server.url, language)
    author.email, author.password = person.email, PASSWORD

    editor.signs_in(PASSWORD)
    sees_what_waits(editor, draft, known)
    decides_that_they_are_two(editor, draft)
    editor.returns(TEXTS[language][0], "Почти готово.", money=QUESTION[language])
    answers_the_remark(author, draft, language)
    editor.publishes(TEXTS[language][0])

    assert Case.objects.get(pk=draft.case_id).first_published_at is not None
    reads_where_it_comes_from(editor, draft, person)
    for somebody in (editor, author):
        somebody.leaves()


def two_send_the_same(language):
    title, text = TEXTS[language]
    idea = {
        "title": [title],
        "summary": [text],
        "municipality": ["example-1"],
        "theme": ["services.water"],
        "started": ["2021"],
    }
    story = {"problem": [text * 2], "solution": [text * 3]}
    options = {"language": language, "idea": idea, "story": story}
    first = make_person("first@example.org", place="example-1")
    known = published(first, make_editor("desk@example.org"), **options).case
    second = UserFactory(email="second@example.org")
    place = Municipality.objects.get(code="example-2")
    MembershipFactory(person=second, municipality=place, confirmed=True)
    return known, submitted(second, **options), second


def sees_what_waits(editor, draft, known):
    # The panel on the first page of the admin leads to it, and names what it resembles.
    editor.page.goto("/admin/")
    panel = editor.page.locator("#panel-cases-waiting-section, main")
    expect(panel.first).to_contain_text(f"№ {draft.case.number}.")
    expect(panel.first).to_contain_text(f"№ {known.number}")


def decides_that_they_are_two(editor, draft):
    # Both texts stand side by side; once decided, nobody is asked again.
    pair = CaseLookalike.objects.get(draft=draft)
    editor.page.goto(reverse("case_desk_alike", args=[pair.pk]))
    editor.presses("They are two different cases")
    editor.reads("Noted: they are two different cases.")
    pair.refresh_from_db()
    assert pair.dismissed_at is not None


def answers_the_remark(author, draft, language):
    # The words stand beside their section; she does what was asked and marks it.
    author.opens(f"practices/submit/{draft.pk}/")
    author.signs_in()
    author.sees(QUESTION[language])
    author.opens(f"practices/submit/{draft.pk}/story/")
    assert QUESTION[language] not in author.text()
    author.opens(f"practices/submit/{draft.pk}/money/")
    author.sees(QUESTION[language])
    author.presses("Mark as done")
    author.reads("Not done yet")
    author.opens(f"practices/submit/{draft.pk}/check/")
    author.page.locator("#id_licence").check()
    author.presses("Send to the editors")
    author.reads("What happens next")


def reads_where_it_comes_from(editor, draft, person):
    editor.page.goto(reverse("case_desk_history", args=[draft.case_id]))
    editor.sees(person.email)
    editor.sees(Editor.email)
    editor.page.goto(reverse("case_desk_compare", args=[draft.case_id]))
    editor.reads("There is only one state: nothing to compare yet.")

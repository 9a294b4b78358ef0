"""The main journey: a practitioner describes a practice, and in the end readers repeat it."""

import re

import pytest
from playwright.sync_api import expect

from people.choices import GROUP_EDITORS
from tests.factories.media_library import picture
from tests.factories.people import PASSWORD, UserFactory
from tests.journeys.people import Editor, Practitioner, Visitor
from tests.journeys.practice import PRACTICES

PLACE = "Айылный аймак «Пример 1»"
DESK = {"width": 1280, "height": 900}


@pytest.mark.slow
@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_submit_a_case(browser, live_server, language, has_scripts):
    UserFactory(email=Editor.email, groups=[GROUP_EDITORS])
    practice = PRACTICES[language]
    author = Practitioner(browser, live_server.url, language, has_scripts=has_scripts)
    editor = Editor(browser, live_server.url, viewport=DESK)
    reader = Visitor(browser, live_server.url, language, has_scripts=has_scripts)

    number = describes_a_practice(author, practice)
    gets_it_back_and_mends_it(author, editor, reader, practice, number)
    is_read_by_others(author, editor, reader, practice)
    changes_what_is_published(author, editor, reader, practice, number)

    # When she signs out, the device keeps nothing of hers.
    if has_scripts:
        leaves_nothing_on_the_device(author, practice)
    for person in (author, editor, reader):
        person.leaves()


def describes_a_practice(author, practice):
    # A practitioner opens an account with the code from the letter and begins.
    author.registers()
    begins(author)
    says_what_and_where(author, practice)

    # The line breaks while she types; nothing is lost.
    tells_the_story(author, practice)
    counts_the_money(author, practice)
    counts_the_people(author)

    # A field fails, the attached file stays; the session ends, the text stays.
    names_the_steps(author, practice)
    tells_the_results(author, practice)
    shows_a_photo(author)

    # She checks the answers, sends them, and gets a number and a letter.
    number = sends(author)
    finds_it_on_her_page(author, "Under review", number)
    return number


def gets_it_back_and_mends_it(author, editor, reader, practice, number):
    # The editor returns it with a comment; she mends it and sends it again.
    editor.signs_in(PASSWORD)
    editor.returns(practice.title, practice.comment)
    nobody_reads_it_yet(reader, practice)
    mends(author, practice)
    assert sends(author) == number


def is_read_by_others(author, editor, reader, practice):
    # The editor publishes; readers see it with sums that add up.
    editor.publishes(practice.title)
    reader_reads_it(reader, reader_finds_it(reader, practice), practice.mended, "37,0")
    assert len(author.letters("case_published")) == 1


def changes_what_is_published(author, editor, reader, practice, number):
    # A proposed change stays invisible until the editor approves it.
    address = reader_finds_it(reader, practice)
    proposes_a_change(author, practice, number)
    reader_reads_it(reader, address, practice.mended, "37,0")
    editor.publishes(practice.title)
    reader_reads_it(reader, address, practice.proposed, "42,0")


def begins(author):
    author.presses("Describe an example")
    author.reads("What we will ask")
    author.presses("Begin")
    author.reads("What and where")


def says_what_and_where(author, practice):
    author.types("Title", practice.title)
    author.types("In one or two sentences", practice.summary)
    author.types("Municipality", PLACE)
    author.chooses("Theme", "services.water")
    author.types("When it began", "09.2021")
    author.presses("Save and continue")
    author.reads("How it was and what you did")


def tells_the_story(author, practice):
    author.types("How it was", practice.problem)
    author.types("What you did", practice.solution)
    if author.has_scripts:
        expect(author.page.locator("#kept")).to_have_class("saved")
        author.context.set_offline(True)
        author.types("How it was", practice.problem + practice.more)
        author.presses("Save and continue")
        author.reads("Kept on this device. It will be sent when the line is back.")
        assert practice.more in "".join(author.kept_on_the_device().values())
        author.context.set_offline(False)
        expect(author.page.locator("#kept")).to_have_class("saved")
        assert practice.more not in "".join(author.kept_on_the_device().values())
    else:
        author.types("How it was", practice.problem + practice.more)
        author.presses("Finish later")
        author.presses("How it was and what you did")
    expect(author.page.get_by_label(author.word("How it was")).first).to_have_value(
        practice.problem + practice.more
    )
    author.presses("Save and continue")
    author.reads("Money")


def counts_the_money(author, practice):
    author.chooses("Who gave it", "local-budget")
    author.types("What it was spent on", practice.pump)
    author.types("Sum", "двенадцать")
    author.chooses("Who gave it", "donor-project", row=1)
    author.types("What it was spent on", practice.panels, row=1)
    author.types("Sum", "25,0", row=1)
    author.presses("Save and continue")

    # The error stands beside the field and in the summary, and what was typed is still there.
    author.reads("Write the sum in thousands of som as a number, for example 11,0.")
    expect(author.page.locator("#id_rows-0-amount")).to_have_value("двенадцать")
    expect(author.page.locator("#id_rows-0-amount")).to_have_attribute("aria-invalid", "true")
    author.types("Sum", "12,0")
    author.presses("Save and continue")
    author.reads("How many people took part")


def counts_the_people(author):
    author.types("How many people took part", "290")
    author.presses("Save and continue")
    author.reads("Steps and documents")


def names_the_steps(author, practice):
    photo = {"name": "чечим.png", "mimeType": "image/png", "buffer": picture()}
    author.types("What was done", practice.step)
    author.types("When", "28.12.2020")
    author.types("Confirming document", "№ 226")
    author.page.locator("#id_rows-0-file").set_input_files(photo)
    author.presses("Save and continue")

    # Who was responsible is missing; the file has arrived all the same.
    expect(author.page.locator("#id_rows-0-responsible")).to_have_attribute("aria-invalid", "true")
    expect(author.page.locator(".upload")).to_contain_text("чечим.png")
    author.reads("On the server")
    author.types("Who was responsible", practice.post)
    author.presses("Save and continue")
    author.reads("Results and contact")


def tells_the_results(author, practice):
    author.types("For whom", practice.who)
    author.types("What changed", practice.indicator)
    author.types("Became", "214")
    author.types("Whom to ask", practice.post)
    author.loses_the_session()
    author.presses("Save and continue")
    expect(author.page).to_have_url(re.compile("/account/login/"))
    author.signs_in()

    author.reads("You were signed out. What you typed is below; save it again.")
    expect(author.page.get_by_label(author.word("What changed")).first).to_have_value(
        practice.indicator
    )
    author.presses("Save and continue")
    author.reads("Photos and quotes")


def shows_a_photo(author):
    # The photo arrives; nobody may publish it before she says who agreed.
    photo = {"name": "насос.png", "mimeType": "image/png", "buffer": picture()}
    author.page.locator("#id_photo").set_input_files(photo)
    if author.has_scripts:
        author.page.locator(".upload-done").wait_for()
    author.presses("Save and check")
    expect(author.page.locator("#photos-1")).to_contain_text("насос.png")
    author.types("What the photo shows", "Насос")
    author.page.locator("[name=photos-0-consent][value=children_without]").check()
    author.presses("Save and check")
    expect(author.page.locator("#id_photos-0-consent_error")).to_be_visible()
    author.page.locator("[name=photos-0-consent][value=nobody]").check()
    author.presses("Save and check")
    author.reads("Check your answers")
    author.reads("What would make it more useful")


def sends(author):
    author.sees("37,0")
    before = len(author.letters("case_submitted"))
    author.page.locator("#id_licence").check()
    author.presses("Send to the editors")
    author.reads("What happens next")
    assert len(author.letters("case_submitted")) == before + 1
    found = re.search(r"\d+", author.page.locator(".lead").inner_text())
    assert found
    return found.group()


def finds_it_on_her_page(author, state, number):
    author.opens("my/")
    author.sees(author.word(state))
    author.sees(f"№ {number}")
    author.presses("All letters")
    author.page.locator("main").get_by_role("link", name=re.compile(number)).first.click()
    author.sees(number)


def nobody_reads_it_yet(reader, practice):
    reader.opens("practices/")
    assert practice.title not in reader.text()


def mends(author, practice):
    author.opens("my/")
    author.reads("Needs changes")
    author.page.locator("main").get_by_role("link", name=practice.title).first.click()
    author.sees(practice.comment)
    author.presses("How it was and what you did")
    author.sees(practice.comment)
    author.types("What you did", practice.mended)
    author.presses("Finish later")
    author.presses("Check your answers")


def reader_finds_it(reader, practice):
    reader.opens("practices/")
    reader.page.locator("main").get_by_role("link", name=practice.title).first.click()
    return reader.page.url


def reader_reads_it(reader, address, story, total):
    reader.page.goto(address)
    reader.sees(story)
    reader.sees(total)


def proposes_a_change(author, practice, number):
    author.opens("my/")
    author.page.locator("main").get_by_role("link", name=practice.title).first.click()
    author.presses("Propose a change")
    author.presses("How it was and what you did")
    author.types("What you did", practice.proposed)
    author.presses("Save and continue")
    author.types("Sum", "30,0", row=1)
    author.presses("Finish later")
    author.presses("Check your answers")
    author.sees("42,0")
    author.page.locator("#id_licence").check()
    author.presses("Send to the editors")
    author.sees(number)


def leaves_nothing_on_the_device(author, practice):
    author.opens("my/")
    author.opens("practices/submit/")
    author.presses("Begin")
    author.context.set_offline(True)
    author.types("Title", practice.more)
    assert practice.more in "".join(author.kept_on_the_device().values())
    author.context.set_offline(False)
    author.page.evaluate("localStorage.setItem('keep:old:story', '{}')")
    author.signs_out()
    assert author.kept_on_the_device() == {}

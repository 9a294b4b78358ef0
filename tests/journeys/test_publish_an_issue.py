"""Editors plan an issue, write and translate it, and press one button; readers get it at once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from magazine.choices import GROUP_MAGAZINE_EDITORS, GROUP_MAGAZINE_WRITERS, MadeState
from magazine.models import ArticleAuthor, ArticlePage, ArticlePlan, IssuePage, MadeFile
from subscriptions.models import Newsletter
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
TITLES = {"ru": "Вода без сварки", "ky": "Ширетүүсүз суу"}
WORDS = {
    "ru": "Айылный кенеш утвердил положение, и водопровод починили без долгов.",
    "ky": "Айылдык кеңеш жобону бекитти, суу түтүгү карызсыз оңдолду.",
}


def test_publish_an_issue(client):
    editor = UserFactory(groups=[GROUP_MAGAZINE_EDITORS])
    writer = UserFactory(groups=[GROUP_MAGAZINE_WRITERS])
    magazine.issue_pair(number=10, running=180, day=timezone.localdate())

    key = begins_the_next_issue(client, editor)
    plan = plans_an_article(client, editor, writer, key)
    is_not_published_without_words(client, editor, key)
    writes_and_translates(client, writer, key, plan)
    reads_the_proofs(client, editor, key, plan)
    publishes(client, editor, key)
    readers_have_it(client, key)


def at(name, key, *more):
    return reverse(f"magazine_desk_{name}", args=[key, *more])


def begins_the_next_issue(client, editor):
    # The form proposes the number; dates of the languages differ.
    client.force_login(editor)
    form = client.get(reverse("magazine_desk_new")).context["form"]
    assert (form["number_from"].value(), form["running_from"].value()) == (11, 181)
    today = timezone.localdate()
    dates = {"date_ru": today, "date_ky": today + datetime.timedelta(days=14)}
    answer = client.post(
        reverse("magazine_desk_new"), {"number_from": 11, "running_from": 181, **dates}
    )
    issue = IssuePage.objects.filter(running_from=181).first()
    assert answer.url == at("issue", issue.translation_key)
    return issue.translation_key


def plans_an_article(client, editor, writer, key):
    # A section, a person, a day; the drafts of both languages are there at once.
    planned = {
        "title": TITLES["ru"],
        "section": magazine.section("best-practice").pk,
        "responsible": writer.pk,
        "due_on": "2026-11-10",
        "begin": "1",
    }
    client.post(at("plan", key), planned)
    plan = ArticlePlan.objects.get()
    assert ArticlePage.objects.filter(translation_key=plan.article_key).count() == 2
    return plan


def is_not_published_without_words(client, editor, key):
    # The button is there, and the screen says what is missing where.
    answer = client.post(at("publish", key))
    assert answer.status_code == 422
    assert TITLES["ru"] in answer.content.decode()
    assert not IssuePage.objects.live().filter(translation_key=key).exists()


def writes_and_translates(client, writer, key, plan):
    # The writer sees the issue, moves the article on as the work is done, and cannot publish.
    client.force_login(writer)
    office = magazine.author()
    client.post(at("move", key, plan.pk), {"state": "ordered"})
    for language, state in (("ru", "written"), ("ky", "edited")):
        page = ArticlePage.objects.get(
            translation_key=plan.article_key, locale__language_code=language
        ).get_latest_revision_as_object()
        page.title, page.summary = TITLES[language], "2026"
        page.body = [{"type": "text", "value": f"<p>{WORDS[language]}</p>"}]
        page.authors = [ArticleAuthor(author=office)]
        page.save_revision(user=writer)
        client.post(at("move", key, plan.pk), {"state": state})
    client.post(at("move", key, plan.pk), {"state": "translated"})
    client.post(at("move", key, plan.pk), {"state": "proofed"})
    plan.refresh_from_db()
    assert plan.state == "translated"
    client.post(at("publish", key))
    assert not IssuePage.objects.live().filter(translation_key=key).exists()


def reads_the_proofs(client, editor, key, plan):
    client.force_login(editor)
    client.post(at("move", key, plan.pk), {"state": "proofed"})
    assert client.get(at("issue", key)).context["obstacles"] == []


def publishes(client, editor, key):
    # One button: both languages, authors as printed, files, the letter.
    assert client.post(at("publish", key)).url == at("issue", key)
    assert IssuePage.objects.live().filter(translation_key=key).count() == 2
    assert sorted(ArticleAuthor.objects.values_list("affiliation", flat=True)) == [
        "Институт политики развития",
        "Өнүктүрүү саясат институту",
    ]
    made = MadeFile.objects.filter(page_key=key, state=MadeState.WAITING)
    assert sorted(made.values_list("language", "kind")) == [
        ("ky", "issue_epub"),
        ("ky", "issue_pdf"),
        ("ru", "issue_epub"),
        ("ru", "issue_pdf"),
    ]
    letters = Newsletter.objects.get(issue_key=key).letters.order_by("language")
    assert [letter.language for letter in letters] == ["ky", "ru"]


def readers_have_it(client, key):
    # In their own language, at an address that carries the number.
    client.logout()
    year = timezone.localdate().year
    for language, title in TITLES.items():
        shown = client.get(f"/{language}/magazine/{year}/11-181/")
        assert shown.status_code == 200
        assert title in shown.content.decode()

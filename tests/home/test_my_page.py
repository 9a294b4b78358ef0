"""One's own page: what waits first, everybody's own and nobody else's."""

import re

import pytest

from best_practice.models import CaseDraft
from home.selectors.my_page import read_my_page
from home.services.open_demo_accounts import open_demo_accounts
from home.services.write_demo_drafts import write_demo_drafts
from people.models import User
from tests.factories.drafts import make_draft
from tests.factories.organisations import MembershipFactory
from tests.factories.people import LetterFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(db):
    open_demo_accounts()
    write_demo_drafts()


def person(email):
    return User.objects.get(email=f"{email}@demo.example")


def test_visitor_is_asked_to_sign_in_and_led_back(client):
    response = client.get("/ky/my/")

    assert response["Location"] == "/ky/account/login/?next=/ky/my/"


def test_returned_case_comes_first_with_the_editors_words(client, demo):
    client.force_login(person("author"))

    sheet = client.get("/ru/my/").context["sheet"]

    assert [row["title"] for row in sheet.waiting] == [
        "Пример. Сход, на который пришли семьи мигрантов",
        "Пример. Насос на солнечных панелях",
    ]
    assert sheet.waiting[0]["quotes"][0]["text"].startswith("Раздел «Деньги»")
    assert [row["title"] for row in sheet.sent] == [
        "Пример. Площадка у школы: родители собрали, кенеш добавил"
    ]


def test_published_case_is_linked(client, demo):
    client.force_login(person("author"))

    row = client.get("/ru/my/").context["sheet"].sent[0]

    assert client.get(row["page_url"]).status_code == 200
    assert client.get(row["url"]).status_code == 200


@pytest.mark.parametrize("email", ["head", "learner", "juror1"])
def test_drafts_that_are_not_shared_are_nobody_elses(client, demo, email):
    client.force_login(person(email))

    sheet = client.get("/ru/my/").context["sheet"]

    assert (sheet.waiting, sheet.sent) == ([], [])


def test_shared_draft_is_seen_by_a_colleague_only(client, demo):
    CaseDraft.objects.filter(submitted_at__isnull=True).update(is_shared=True)

    seen = {name: len(read_my_page(person(name)).waiting) for name in ("head", "learner")}

    assert seen == {"head": 1, "learner": 0}


def test_only_staff_are_shown_the_way_to_the_admin(client):
    answers = []
    for groups in ([], ["Editors"]):
        client.force_login(UserFactory(groups=groups))
        answers.append('href="/admin/"' in client.get("/ru/my/").content.decode())

    assert answers == [False, True]


def test_unconfirmed_membership_is_shown_as_waiting(client):
    membership = MembershipFactory(post_ru="Землеустроитель")
    client.force_login(membership.person)

    body = client.get("/ru/my/").content.decode()

    assert "Землеустроитель" in body
    assert "ждёт подтверждения" in body


def test_every_link_of_the_page_leads_somewhere(client, demo):
    client.force_login(person("author"))
    body = client.get("/ru/my/").content.decode()
    links = set(re.findall(r'href="(/ru/[^"#]*)"', body))

    answers = {link: client.get(link).status_code for link in links}

    assert {link: code for link, code in answers.items() if code not in {200, 302}} == {}


def test_page_costs_the_same_for_one_and_three(client, django_assert_max_num_queries):
    author = MembershipFactory(confirmed=True).person
    client.force_login(author)
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_draft(author)
            LetterFactory(person=author)
        # Five of them ask what peers wait for: questions, visits, repetitions, and for whom.
        with django_assert_max_num_queries(21) as captured:
            client.get("/ru/my/")
        counts.append(len(captured))

    assert counts[0] == counts[1]

"""The page of a full case: plans, gallery, rounds, data for machines; nothing private."""

import io
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from best_practice.engine.facts import Budget, File, Group, Member, Partner, Quote, Step
from best_practice.models import CaseAward
from best_practice.services.propose_change import propose_change
from best_practice.services.record_publication import refresh_public_state
from media_library.models import Upload
from organisations.models import Organisation
from tests.best_practice.form_steps import picture
from tests.best_practice.test_case_page import read, words
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_editor, make_person, published

pytestmark = pytest.mark.django_db


def photo(consent="", name="снимок.jpg", **told):
    upload = Upload(name=name, size=2048, content_type="image/jpeg", digest="1" * 64)
    upload.file.save(name, io.BytesIO(picture(size=(1200, 900))), save=False)
    upload.save()
    return File(
        upload=str(upload.pk),
        kind="photo",
        name=name,
        size=2048,
        title={"ru": "Насос у школы"},
        consent=consent,
        **told,
    )


def whole(**changed):
    """A case with everything a case can tell."""
    body = Organisation.objects.first()
    told = {
        "budget": [
            Budget("local-budget", {"ru": "Насос"}, 12_000, planned=10_000, year=2021),
            Budget("donor-project", {"ru": "Панели"}, 25_000, planned=25_000),
            Budget("donor-project", {"ru": "Поездка"}, 1_500, currency="USD"),
        ],
        "groups": [Group({}, 114, "girls")],
        "commission": [Member({"ru": "депутат"}, "council")],
        "quotes": [
            Quote({"ru": "Вода теперь рядом."}, {"ru": "учительница"}, has_consent=True),
            Quote({"ru": "Не печатать."}, {"ru": "сосед"}, has_consent=False),
        ],
        "conditions": [{"ru": "своя скважина"}, {"ru": "решение кенеша"}],
        "organisations": [Partner(body.code, "donor")],
        "mode": "own",
        **changed,
    }
    return facts(**told)


def thing_of(html):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found.group(1)) if found else None


def test_plan_and_money_spent_stand_side_by_side_with_the_difference(client):
    text = words(read(client, published_case(whole())))

    assert "Local budget" not in text
    assert "12,0 32 %" in text
    assert "+2,0" in text
    assert "1 500" in text


def test_a_case_tells_commission_quotes_conditions_and_partners(client):
    text = words(read(client, published_case(whole())))

    assert "депутат" in text
    assert "Вода теперь рядом. учительница" in text
    assert "Не печатать." not in text
    assert "своя скважина решение кенеша" in text
    assert Organisation.objects.first().label in text


def test_a_photo_is_shown_with_caption_and_consent_in_a_small_size(client):
    file = photo("adults", taken="2021-09", credit={"ru": "Снимок айыл окмоту"})

    html = read(client, published_case(whole(files=[file])))
    small = client.get(reverse("small_picture", args=[file.upload]))

    assert "Насос у школы · сентябрь 2021 г. · Снимок айыл окмоту" in words(html).replace(
        "..", ".", 0
    )
    assert reverse("small_picture", args=[file.upload]) in html
    assert (small.status_code, small["Content-Type"]) == (200, "image/webp")


def test_a_withheld_photo_is_a_block_without_file_name_or_caption(client):
    file = photo("withheld")

    html = read(client, published_case(whole(files=[file])))

    assert 'class="withheld"' in html
    assert file.upload not in html
    assert "Насос у школы" not in html
    assert client.get(reverse("small_picture", args=[file.upload])).status_code == 404
    assert client.get(reverse("uploaded_file", args=[file.upload])).status_code == 404


def test_a_paper_has_no_small_size(client):
    upload = Upload.objects.create(
        name="a.pdf", size=1, content_type="application/pdf", digest="0" * 64
    )

    assert client.get(reverse("small_picture", args=[upload.pk])).status_code == 404


def test_parts_of_a_round_share_its_steps_and_their_sums_are_compared(client):
    round_ = published_case(
        whole(budget=[Budget("local-budget", {}, 23_000)]), title="Два праздника одного года"
    )
    step = Step({"ru": "Зимний праздник"}, {}, "", {}, "", {"ru": "нет"})
    parts = [
        published_case(
            whole(budget=[Budget("local-budget", {}, som)], steps=[step], part_of=round_.number),
            title=f"Праздник за {som}",
        )
        for som in (12_000, 11_000)
    ]

    equal = words(read(client, round_))
    part = words(read(client, parts[0]))

    assert "Праздник за 12000" in equal
    assert "расходится" not in equal
    assert "разница" not in equal
    assert "Два праздника одного года" in part
    assert "Положение о местной инициативе" in part
    assert "Зимний праздник" in part


def test_parts_that_do_not_add_up_are_said_with_the_difference(client):
    round_ = published_case(whole(budget=[Budget("local-budget", {}, 25_000)]))
    for som in (12_000, 11_000):
        published_case(whole(budget=[Budget("local-budget", {}, som)], part_of=round_.number))

    html = read(client, round_)

    assert "notice-warn" in html
    assert "2,0" in words(html)


def test_a_withdrawn_round_is_not_mentioned_by_its_part(client):
    round_ = published_case(whole(), title="Тайное целое")
    part = published_case(whole(part_of=round_.number))
    page_of(round_).unpublish()

    assert "Тайное целое" not in read(client, part)


def test_an_award_stands_beside_the_case(client):
    case = published_case(whole())
    CaseAward.objects.create(
        case=case, code="best", title_ru="Лучшая инициатива", giver_ru="Союз", year=2022, source="-"
    )

    assert "Лучшая инициатива, 2022" in words(read(client, case))


def test_only_the_author_and_editors_see_how_complete_it_is(client):
    person, editor = make_person(place="example-1"), make_editor()
    case = published(person, editor).case
    seen = {}

    for name, user in (("visitor", None), ("author", person), ("editor", editor)):
        client.logout()
        if user:
            client.force_login(user)
        seen[name] = f"{refresh_public_state(case_id=case.pk).completeness} %" in words(
            read(client, case)
        ).replace("\u00a0", " ")

    assert seen == {"visitor": False, "author": True, "editor": True}


def test_the_page_names_the_body_that_sent_it_and_no_person(client):
    person, editor = make_person(place="example-1"), make_editor()
    person.first_name = "Имярек"
    person.save()

    html = read(client, published(person, editor).case)

    assert "Айылный аймак «Пример 1»" in html
    assert person.email not in html
    assert "Имярек" not in html


def test_data_for_machines_say_the_same_as_the_page(client):
    nasty = "</script><b>Вода & ө</b>"
    case = published_case(whole(), languages=["ru", "ky"], summary=nasty)

    html = read(client, case)
    thing = thing_of(html)
    page = page_of(case)

    assert thing["@context"] == "https://schema.org"
    assert thing["headline"] == page.title
    assert thing["abstract"] == nasty
    assert nasty not in html
    assert thing["inLanguage"] == "ru"
    assert [one["inLanguage"] for one in thing["workTranslation"]] == ["ky"]
    assert thing["temporalCoverage"] == "2021-09/2021-10"
    assert [one["amount"]["value"] for one in thing["funding"]] == [12_000, 25_000]
    assert thing["identifier"] == str(case.number)
    for place in thing["spatialCoverage"]:
        assert place["name"] in unescape(html)
    assert f'<meta name="DC.title" content="{page.title}">' in html
    assert '<meta name="DC.language" content="ru">' in html


def test_a_preview_has_no_data_for_machines():
    person = make_person(place="example-1")
    case = published(person, make_editor()).case
    propose_change(case_id=case.pk, person=person, language="ru")

    response = page_of(case).specific.make_preview_request(preview_mode="")

    assert "application/ld+json" not in response.content.decode()
    assert 'name="DC.title"' not in response.content.decode()


def test_a_full_page_takes_few_statements_whatever_its_size(client):
    small = published_case(whole(files=[photo()]))
    large = published_case(
        whole(
            files=[photo() for _number in range(6)],
            quotes=[Quote({"ru": "Да"}, {"ru": "сосед"}, has_consent=True)] * 10,
            commission=[Member({"ru": "депутат"}, "council")] * 10,
            conditions=[{"ru": "вода"}] * 10,
        )
    )
    counts = []

    for case in (small, large):
        url = page_of(case).url_path
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))

    assert counts[0] == counts[1]

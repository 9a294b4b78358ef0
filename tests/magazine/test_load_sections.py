"""The sections that ship with the portal."""

import pytest

from magazine.models import MagazineIndexPage, Section
from magazine.services.load_sections import load_sections

pytestmark = pytest.mark.django_db


def test_the_nine_sections_stand_in_three_languages_and_come_only_once():
    found = Section.objects.order_by("position").values_list("code", "kind", "label_ky")

    added_again = load_sections()

    assert added_again == 0
    assert list(found) == [
        ("legal-advice", "article", "Юридикалык кеңеш"),
        ("questions", "qa", "Суроо-жооп"),
        ("law-news", "law", "Мыйзам жаңылыктары"),
        ("best-practice", "article", "Мыкты тажрыйба"),
        ("research", "article", "Изилдөө"),
        ("comments", "comment", "Мамлекеттик органдын комментарийи"),
        ("portraits", "portrait", "Райондун портрети"),
        ("experts", "article", "Эксперттердин макалалары"),
        ("stories", "story", "Жердештердин окуялары"),
    ]


def test_a_section_that_an_editor_renamed_stays_as_it_is():
    Section.objects.filter(code="stories").update(label_ru="Судьбы")

    load_sections()

    assert Section.objects.get(code="stories").label_ru == "Судьбы"


def test_the_magazine_stands_below_every_front_page_as_one_page_in_three_languages():
    pages = MagazineIndexPage.objects.order_by("url_path")

    assert [page.url_path for page in pages] == [
        "/en/magazine/",
        "/ky/magazine/",
        "/ru/magazine/",
    ]
    assert len({page.translation_key for page in pages}) == 1

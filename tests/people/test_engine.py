"""Names are kept in one form, and nobody passes for the staff."""

import pytest
from django.core.exceptions import ValidationError

from people.engine import tidy_name


def refusal(name):
    with pytest.raises(ValidationError) as caught:
        tidy_name(name)
    return caught.value.code


@pytest.mark.parametrize(
    "name",
    [
        "А-д-м-и-н",
        "А д м и н",
        "А.д.м.и.н",
        "а\u0301дмин",
        "а\u0301дмин-Тест",
        "Ад_мин",
        "Админ 1",
        "Админ1",
        "Редакторы портала",
        "Служба поддержки",
        "Администрации",
        "Модераторлор",
        "The Editors",
        "Âdmin",
    ],
)
def test_name_that_passes_for_staff_is_refused_however_it_is_written(name):
    assert refusal(name) == "reserved"


@pytest.mark.parametrize(
    "name",
    [
        "Асанова Айгүл Асановна",
        "А. Д. Минов",
        "Админбек Редакторович",
        "Жан-Жак Руссо",
        "Ким А. О.",
    ],
)
def test_name_of_a_person_is_kept(name):
    assert tidy_name(name) == name


def test_name_that_grows_when_written_out_is_refused():
    assert refusal("ﷺ" * 150) == "too_long"

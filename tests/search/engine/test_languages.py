"""The language of a text is told by its letters."""

import pytest

from search.engine.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Постановление айылного кенеша о бюджете на следующий год", "ru"),
        ("Жергиликтүү кеңештин кийинки жылдын бюджети жөнүндө токтому", "ky"),
        ("Budget of the municipality for the next year", "en"),
        (
            "Глава округа Өмүрбек Асанов подписал смету расходов на ремонт школы и дороги в селе, "
            "а депутаты утвердили её на открытой сессии в присутствии жителей всех сёл округа. "
            "Смета прошла слушания. Деньги выделили из местного бюджета, остаток собрали жители "
            "и выпускники школы разных лет, отчёт вывесили на доске у магазина и у мечети.",
            "ru",
        ),
        ("", "ru"),
        ("12 345,67", "ru"),
    ],
)
def test_language_of_a_text(text, language):
    assert guess_language(text) == language

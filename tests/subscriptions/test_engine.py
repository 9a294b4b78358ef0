"""Sums in words and terms: examples, and what holds for every number and day."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subscriptions.engine import add_months, opens_on, renewed_from, sum_in_words, term_from
from subscriptions.engine.words import MOST, number_ky, number_ru

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 12, 31))
MONTHS = st.integers(1, 60)
DAY = datetime.timedelta(days=1)
RU = {
    word: value
    for value, words in {
        0: "ноль", 1: "один одна", 2: "два две", 3: "три", 4: "четыре", 5: "пять", 6: "шесть",
        7: "семь", 8: "восемь", 9: "девять", 10: "десять", 11: "одиннадцать", 12: "двенадцать",
        13: "тринадцать", 14: "четырнадцать", 15: "пятнадцать", 16: "шестнадцать",
        17: "семнадцать", 18: "восемнадцать", 19: "девятнадцать", 20: "двадцать", 30: "тридцать",
        40: "сорок", 50: "пятьдесят", 60: "шестьдесят", 70: "семьдесят", 80: "восемьдесят",
        90: "девяносто", 100: "сто", 200: "двести", 300: "триста", 400: "четыреста",
        500: "пятьсот", 600: "шестьсот", 700: "семьсот", 800: "восемьсот", 900: "девятьсот",
    }.items()
    for word in words.split()
}  # fmt: skip
KY = {
    "нөл": 0, "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8,
    "тогуз": 9, "он": 10, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "алтымыш": 60,
    "жетимиш": 70, "сексен": 80, "токсон": 90,
}  # fmt: skip
GROUPS = {"тысяч": 10**3, "миң": 10**3, "миллион": 10**6, "миллиард": 10**9}


def read_back(text: str, words: dict[str, int]) -> int:
    """Read a number in words as a person would."""
    total = part = 0
    for word in text.split():
        group = next((GROUPS[stem] for stem in GROUPS if word.startswith(stem)), 0)
        if word.startswith("миллиард"):
            group = 10**9
        if group:
            total, part = total + part * group, 0
        elif word == "жүз":
            part = part * 100
        else:
            part += words[word]
    return total + part


@pytest.mark.parametrize(
    ("amount", "ru", "ky"),
    [
        ("2400", "Две тысячи четыреста сомов 00 тыйынов", "Эки миң төрт жүз сом 00 тыйын"),
        ("0", "Ноль сомов 00 тыйынов", "Нөл сом 00 тыйын"),
        ("1.01", "Один сом 01 тыйын", "Бир сом 01 тыйын"),
        ("21.22", "Двадцать один сом 22 тыйына", "Жыйырма бир сом 22 тыйын"),
        ("1000", "Одна тысяча сомов 00 тыйынов", "Бир миң сом 00 тыйын"),
        ("11014.5", "Одиннадцать тысяч четырнадцать сомов 50 тыйынов",
         "Он бир миң он төрт сом 50 тыйын"),
        ("1002003", "Один миллион две тысячи три сома 00 тыйынов",
         "Бир миллион эки миң үч сом 00 тыйын"),
        ("150000", "Сто пятьдесят тысяч сомов 00 тыйынов", "Бир жүз элүү миң сом 00 тыйын"),
    ],
)  # fmt: skip
def test_sums_are_said_as_on_bank_papers(amount, ru, ky):
    assert (sum_in_words(Decimal(amount), "ru"), sum_in_words(Decimal(amount), "ky")) == (ru, ky)


@given(st.integers(0, MOST - 1))
def test_every_number_reads_back(number):
    assert read_back(number_ru(number), RU) == number
    assert read_back(number_ky(number), KY) == number


@pytest.mark.parametrize("amount", ["-1", "-0.01", str(MOST)])
def test_sums_without_words_are_refused(amount):
    with pytest.raises(ValueError, match="No words"):
        sum_in_words(Decimal(amount), "ru")


@given(DAYS, MONTHS)
def test_a_term_and_the_next_touch_and_never_meet(first, months):
    one = term_from(first, months)
    two = term_from(one.ends_on + DAY, months)

    assert one.starts_on <= one.ends_on < two.starts_on == one.ends_on + DAY
    assert one.covers(first)
    assert not one.covers(two.starts_on)


@given(DAYS)
def test_a_year_has_all_its_days(first):
    term = term_from(first, 12)

    assert 364 <= (term.ends_on - term.starts_on).days <= 365


@given(DAYS, DAYS, st.integers(0, 60))
def test_a_renewal_joins_a_term_that_runs_or_is_in_grace_and_else_begins_today(today, end, grace):
    days = datetime.timedelta(days=grace)

    first = renewed_from(today, end, days)

    assert first == (end + DAY if today <= end + days else today)
    assert first > end or first == today
    assert renewed_from(today, None, days) == today


@given(DAYS, st.integers(0, 36))
def test_an_issue_opens_in_the_month_it_should(day, months):
    opened = add_months(day, months)

    assert (opened.year * 12 + opened.month) - (day.year * 12 + day.month) == months
    assert opened.day <= day.day
    assert opens_on(day, None, months) == opened
    assert opens_on(day, day, months) == day

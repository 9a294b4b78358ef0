"""Sums in words, in Russian and Kyrgyz, as invoices print them: "Две тысячи сомов 00 тыйынов"."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

MOST = 10**12  # below it every sum has words
_TYIYN = Decimal("0.01")

_RU_ONES = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
_RU_TEENS = [
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_RU_TENS = [
    "-",
    "-",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
_RU_HUNDREDS = [
    "-",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
_RU_FEMALE = {"один": "одна", "два": "две"}
# One, two to four, five and more; the last word says whether it is a woman's.
_RU_GROUPS = (
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
)
_RU_SOM, _RU_TYIYN = ("сом", "сома", "сомов"), ("тыйын", "тыйына", "тыйынов")

_KY_ONES = ["нөл", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"]
_KY_TENS = ["-", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"]
_KY_GROUPS = ("", "миң", "миллион", "миллиард")


def sum_in_words(amount: Decimal, language: str) -> str:
    """A sum of som and tyiyn in words, in Russian, or in Kyrgyz where that is asked for.

    The tyiyn stand in figures, as on bank papers. Refuses with ValueError what is below zero or
    too large.
    """
    exact = amount.quantize(_TYIYN, ROUND_HALF_UP)
    whole, tyiyn = divmod(int(exact * 100), 100)
    if amount < 0 or whole >= MOST:
        raise ValueError("No words for such a sum.")
    if language == "ky":
        text = f"{number_ky(whole)} сом {tyiyn:02} тыйын"
    else:
        som, small = ru_form(whole, _RU_SOM), ru_form(tyiyn, _RU_TYIYN)
        text = f"{number_ru(whole)} {som} {tyiyn:02} {small}"
    return text[0].upper() + text[1:]


def number_ru(number: int) -> str:
    """A whole number in Russian words, of the male kind at its end."""
    if number == 0:
        return _RU_ONES[0]
    words: list[str] = []
    for place, group in _groups(number):
        said = list(_hundreds_ru(group))
        if place == 1:
            said[-1] = _RU_FEMALE.get(said[-1], said[-1])
        words += said
        if place:
            words.append(ru_form(group, _RU_GROUPS[place]))
    return " ".join(words)


def number_ky(number: int) -> str:
    """A whole number in Kyrgyz words; a hundred and a thousand say their "one" aloud."""
    if number == 0:
        return _KY_ONES[0]
    words: list[str] = []
    for place, group in _groups(number):
        hundreds, rest = divmod(group, 100)
        tens, ones = divmod(rest, 10)
        words += [_KY_ONES[hundreds], "жүз"] if hundreds else []
        words += [_KY_TENS[tens]] if tens else []
        words += [_KY_ONES[ones]] if ones else []
        words += [_KY_GROUPS[place]] if place else []
    return " ".join(words)


def ru_form(number: int, forms: tuple[str, str, str]) -> str:
    """The form a Russian noun takes after a number."""
    if number % 100 in range(11, 15):
        return forms[2]
    return forms[0] if number % 10 == 1 else forms[1] if number % 10 in (2, 3, 4) else forms[2]


def _groups(number: int) -> Iterator[tuple[int, int]]:
    """Thousands of a number from the left, with their place; empty ones are left out."""
    for place in reversed(range(len(_KY_GROUPS))):
        group = number // 1000**place % 1000
        if group:
            yield place, group


def _hundreds_ru(group: int) -> Iterator[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        yield _RU_HUNDREDS[hundreds]
    if tens == 1:
        yield _RU_TEENS[ones]
        return
    if tens:
        yield _RU_TENS[tens]
    if ones:
        yield _RU_ONES[ones]

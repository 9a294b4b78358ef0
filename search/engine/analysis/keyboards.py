"""Words typed in Latin letters, or on a keyboard that was set to the other alphabet."""

import re

BASE = {
    **dict(zip("abvgdezijklmnoprstufhyxwcq", "абвгдезижклмнопрстуфхыхвкк", strict=True)),
    "x": "кс",
    "shch": "щ",
    "sch": "щ",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "yu": "ю",
    "ya": "я",
    "yo": "е",
    "ye": "е",
    "ö": "о",
    "ü": "у",
    "ç": "ч",
    "ş": "ш",
    "ğ": "г",
    "ı": "ы",
    "ñ": "н",
}
RUSSIAN = {**BASE, "ij": "ий", "yj": "ый", "yi": "ый"}
KYRGYZ = {**BASE, "ng": "н"}
# After a vowel and before none, y is the short one; after a consonant "ye" has two sounds.
SHORT_I = re.compile("(?<=[aeiouyöü])y(?![aeiouöü])")
HARD_YE = re.compile("(?<=[bcdfghklmnprstvz])ye")
VOWEL_YO = re.compile("(?<=[aeiou])yo")
LAST_I = re.compile("(?<=[aeouöü])i$")
# Both spellings of "village" in Latin letters hide the same two sounds.
SHORT_I_THEN_Y = re.compile("(?<=[ao])(?:iy|yi)")
KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
LETTERS = "йцукенгшщзхъфывапролджэячсмитьбюё"
TO_CYRILLIC = str.maketrans(KEYS + "{}:<>~", LETTERS + "хъжбюё")
TO_LATIN = str.maketrans(LETTERS, KEYS)
LATIN = re.compile("[a-zöüçşğıñ]")
TYPED_ON_KEYS = re.compile(r"[a-z0-9\[\]{};:',.<>`~-]+")


def _speller(scheme: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(scheme, key=len, reverse=True)))


RUSSIAN_WAYS, KYRGYZ_WAYS = _speller(RUSSIAN), _speller(KYRGYZ)


def has_latin(word: str) -> bool:
    """Whether Latin letters stand in a small word."""
    return LATIN.search(word) is not None


def russian_spelling(word: str) -> str:
    """A small word in Latin letters as Russian writes its sounds."""
    spelt = _short_i(HARD_YE.sub("ые", VOWEL_YO.sub("йо", word)))
    return RUSSIAN_WAYS.sub(lambda found: RUSSIAN[found.group()], spelt)


def kyrgyz_spelling(word: str) -> str:
    """A small word in Latin letters as Kyrgyz writes its sounds, ө and ү folded."""
    spelt = _short_i(SHORT_I_THEN_Y.sub("йы", word))
    return KYRGYZ_WAYS.sub(lambda found: KYRGYZ[found.group()], spelt)


def _short_i(word: str) -> str:
    return LAST_I.sub("й", SHORT_I.sub("й", word))


def on_cyrillic_keys(typed: str) -> str:
    """What the same keys give on a Russian or Kyrgyz keyboard; nothing if no key was Latin."""
    if not TYPED_ON_KEYS.fullmatch(typed) or not has_latin(typed):
        return ""
    return typed.translate(TO_CYRILLIC)


def on_latin_keys(word: str) -> str:
    """What the same keys give on a Latin keyboard."""
    return word.translate(TO_LATIN)

"""Readable addresses: one rule turns ө ү ң into o u n everywhere a slug is made."""

import unicodedata

from anyascii import anyascii
from django.utils.text import slugify

# Letters whose general transliteration would not be what people here type.
KYRGYZ_LETTERS = str.maketrans("ӨөҮүҢңҚқҒғҺһ", "OoUuNnKkGgHh")


def portal_slugify(text: str, *, max_length: int = 80) -> str:
    """Turn a title in any of the three languages into a slug of ASCII letters and hyphens.

    Gives "" when nothing readable remains; the caller then chooses another name.
    """
    folded = unicodedata.normalize("NFC", text).translate(KYRGYZ_LETTERS)
    return slugify(anyascii(folded))[:max_length].strip("-")


def slug_formatters() -> list[tuple[str, str]]:
    """The same rule, letter by letter, for the field of an address in the editor's browser."""
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөүңқғһ"
    small = [(letter, anyascii(letter.translate(KYRGYZ_LETTERS)).strip("'")) for letter in letters]
    return small + [(letter.upper(), latin) for letter, latin in small]

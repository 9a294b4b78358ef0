"""Keeps texts within what our print faces have, so that no foreign face slips into a paper."""

import unicodedata
from typing import Any

# Code points that all faces of core/fonts/print have; tests/core/test_typeset.py compares.
_RANGES = (
    "20-7e a0-107 10a-113 116-11b 11e-123 126-127 12a-12b 12e-133 136-137 139-13e 141-148 14a-14d "
    "150-15b 15e-161 164-165 16a-17e 192 218-21b 237 2bc 2c6-2c7 2da 2dc-2dd 300-301 303-304 308 "
    "401-40c 40e-44f 451-45c 45e-45f 490-49d 4a0-4a5 4aa-4ab 4ae-4b3 4b6-4bb 4c0 4c3-4c4 4c7-4c8 "
    "4cb-4cc 4cf-4df 4e2-4eb 4ee-4f5 4f8-4f9 512-513 1e80-1e85 1e9e 1ef2-1ef3 2009 2013-2014 "
    "2018-201a 201c-201e 2020 2022 2026 2039-203a 2044 20ac 20b4 20b8 20bd 2116 2122 2191 2193 "
    "2212 2215"
)
LETTERS = frozenset(
    code
    for part in _RANGES.split()
    for code in range(int(part.partition("-")[0], 16), int(part.rpartition("-")[2], 16) + 1)
)
# Signs that people type and our faces lack, each by what says the same.
REPLACED = {
    "\u2010": "-", "\u2011": "-", "\u2012": "\u2013", "\u2015": "\u2014", "\u2043": "-",
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\u200b": "", "\u00ad": "", "\ufeff": "",
    "\u2265": ">=", "\u2264": "<=", "\u2248": "~", "\u2260": "<>", "\u2192": "\u2013",
    "\u2190": "\u2013", "\u25cf": "\u2022", "\u25aa": "\u2022", "\u25a0": "\u2022",
    "\u2219": "\u00b7", "\u22c5": "\u00b7", "\u2032": "'", "\u2033": '"', "\u201f": "\u201d",
    "\u2028": "\n", "\u2029": "\n", "\t": " ", "\r": "", "\n": " ",
}  # fmt: skip
SILENT = ("C", "M", "S", "Z")  # controls, lone accents, emoji: nothing is missed without them


def _kept(sign: str) -> str:
    if sign in REPLACED:
        return REPLACED[sign]
    if ord(sign) in LETTERS:
        return sign
    apart = unicodedata.normalize("NFKC", sign)
    if apart != sign and all(ord(one) in LETTERS for one in apart):
        return apart
    return "" if unicodedata.category(sign).startswith(SILENT) else "?"


def printable(text: str) -> str:
    """Write a text with the letters of our faces; what they lack is replaced or marked by «?»."""
    return "".join(map(_kept, unicodedata.normalize("NFC", text)))


def printable_data(value: Any) -> Any:
    """Do the same to every string inside JSON-like data; the keys are ours and stay."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: printable_data(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(one) for one in value]
    return value

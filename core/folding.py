"""Folding: what people type without ө ү ң ё finds what was written with them."""

import re
import unicodedata

LETTERS = str.maketrans("өүңёқғһѳӊγ", "оунекгхону")
NOT_WORDS = re.compile(r"[^\w]+", re.UNICODE)


def fold(text: str) -> str:
    """Small letters, NFC, ө→о ү→у ң→н ё→е, everything but letters and digits one space."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(LETTERS)
    return NOT_WORDS.sub(" ", lowered).strip()

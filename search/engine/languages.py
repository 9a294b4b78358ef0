"""Which language a text without a label is in, told by its letters."""

import re

CYRILLIC = re.compile(r"[а-яёөүң]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
ONLY_KYRGYZ = re.compile(r"[өүң]", re.IGNORECASE)
# Of a hundred letters of Kyrgyz about eight are ө, ү or ң; a Russian text has them in names only.
KYRGYZ_SHARE = 0.01
# So many signs are enough to tell.
READ = 4_000


def guess_language(text: str) -> str:
    """Say "ru", "ky" or "en"; a text without letters passes for Russian."""
    part = text[:READ]
    cyrillic = len(CYRILLIC.findall(part))
    if len(LATIN.findall(part)) > cyrillic:
        return "en"
    return "ky" if len(ONLY_KYRGYZ.findall(part)) > cyrillic * KYRGYZ_SHARE else "ru"

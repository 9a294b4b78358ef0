"""The skeleton of a word: what stays when people, keyboards and scanners mix up letters."""

import re
import unicodedata

# Vowels that stand for each other in Kyrgyz, in Russian and on keyboards without ө ү ң; letters of
# neighbours and of old print that look like ours; hard and soft signs fall away.
FOLDED = str.maketrans(
    {
        **dict.fromkeys("өеэёѳєѐ", "о"),
        **dict.fromkeys("үұγўѵ", "у"),
        **dict.fromkeys("ңӊӈһ", "н"),
        **dict.fromkeys("іїѝӣ", "и"),
        "қ": "к",
        "ғ": "г",
        "ҳ": "х",
        "җ": "ж",
        "ә": "а",
        "ъ": "",
        "ь": "",
    }
)
LATIN_LIKE_CYRILLIC = str.maketrans("abcehikmoptxy", "авсоникмортху")
NOT_TERM = re.compile(r"[\W_]+")
HAS_LATIN = re.compile("[a-z]")
HAS_CYRILLIC = re.compile("[\u0400-\u052f]")
# Longer runs of letters are no words; the tables of the index cut there too.
LONGEST_TERM = 40


def skeleton(word: str) -> str:
    """Fold a word; folding twice changes nothing, and a skeleton holds letters and digits only."""
    folded = unicodedata.normalize("NFC", word).lower().translate(FOLDED)
    if not folded.isascii() and HAS_LATIN.search(folded) and HAS_CYRILLIC.search(folded):
        folded = folded.translate(LATIN_LIKE_CYRILLIC)
    return NOT_TERM.sub("", folded)[:LONGEST_TERM]


def is_latin(word: str) -> bool:
    """Whether a word is written in the plain Latin letters of a keyboard, digits allowed."""
    return word.isascii() and HAS_LATIN.search(word.lower()) is not None

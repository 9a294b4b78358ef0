"""What of a question may be kept for the statistics of search: words, never a person."""

import re
import unicodedata

from core.masking import mask

LONGEST = 120
# Years of a programme look like a short phone number, and are none.
YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d\b")
# Seven digits in a row, whatever stands between them: a phone, a personal number, a card, a code.
MANY_DIGITS = re.compile(r"\d(?:[\s().+/\\-]{0,3}\d){6,}")
ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|scrap|preview|headless|curl|wget|python|httpx|java/|go-http|libwww"
    r"|okhttp|axios|node|monitor|check",
    re.IGNORECASE,
)


def kept_words(text: str) -> str:
    """Give a question as it is counted: small letters on one line; "" when it is not kept.

    What looks like a phone, an address of mail, a personal number or a code is not counted at all:
    masked it would tell editors nothing. Nor is what is longer than a question ever is.
    """
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    if not any(sign.isalnum() for sign in words) or len(words) > LONGEST or not _is_plain(words):
        return ""
    plain = YEARS.sub(" ", words)
    if MANY_DIGITS.search(plain) or mask(plain) != plain:
        return ""
    return words


def _is_plain(words: str) -> bool:
    return all(unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"} for sign in words)


def is_robot(user_agent: str) -> bool:
    """Say whether a program asks; whoever does not say what it is counts as one."""
    return not user_agent or bool(ROBOTS.search(user_agent))

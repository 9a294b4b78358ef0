"""Mends what scanners, typesetters and keyboards do to letters, before words are cut."""

import re
import unicodedata

SMALL = "а-яёөүңқғһіѳӊ"
CYRILLIC = f"{SMALL}А-ЯЁӨҮҢҚҒҺІѲӉ"
# What stands between letters without being seen: marks of direction, joiners, soft hyphens.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff]"
)
# Stress marks and the like that no letter was composed with.
ACCENTS = re.compile("[\u0300-\u036f]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Composing letters sorts the marks behind them, which for a long run of marks takes minutes.
MANY_SIGNS = re.compile(r"([^\w\s]{30})[^\w\s]+")
LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ac][ \t]*\r?\n\s*(?=[^\W\d_])")
# The sign of copyright is how scanners see ө; alone, or before a year, it is one.
LIKE_BARRED_O = re.compile(f"(?<=[{CYRILLIC}])[©®]|[©®](?=[{CYRILLIC}])")
ZERO_FOR_LETTER = re.compile(f"(?<=[{SMALL}])0(?=[{SMALL}])|(?<![^\\W_])0(?=[{SMALL}]{{2}})")
# The abbreviations of self-government and of its territorial form are the most misread words.
MISREAD_ABBREVIATION = re.compile(r"(?<![^\W_])(Ж|АК) ?[0О©®в] ?(?=Б)")

# 1 062 is one number, with whatever space between its thousands.
NUMBER = re.compile("(?<![^\\W_])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![^\\W_])")


def repair(text: str) -> str:
    """Give the text with composed letters, without unseen signs, with misread letters mended."""
    text = NUMBER.sub(lambda found: "".join(found.group().split()), text)
    if text.isascii():
        return CONTROLS.sub(" ", text) if not text.isprintable() else text
    text = UNSEEN.sub("", CONTROLS.sub(" ", LINE_END_HYPHEN.sub("", text)))
    text = ACCENTS.sub("", unicodedata.normalize("NFC", MANY_SIGNS.sub(r"\1", text)))
    text = MISREAD_ABBREVIATION.sub(r"\1Ө", text)
    return ZERO_FOR_LETTER.sub("ө", LIKE_BARRED_O.sub("ө", text))

"""No-break spaces: a short word stays with the next one, a figure with its unit."""

import re
from typing import Any

NBSP = "\u00a0"
SHORT_WORDS = "в|и|к|о|с|у|а|я|не|на|по|за|из|от|до|во|со|ко|об"
UNITS = (
    r"%|тыс\.|млн|млрд|миң|сом\w*|кг|км|га|м|л|ч|г\.|гг\.|час\w*|саат\w*|мин\.|минут\w*|мүнөт\w*"
    r"|лет|год\w*|жыл\w*|челов\w+|киши\w*|стр\.|бет\w*"
)
RULES = (
    (re.compile(r"(?<=[№§]) (?=\d)"), "ru ky"),
    (re.compile(r"(?<=\bстр\.) (?=\d)|(?<=\bст\.) (?=\d)|(?<=\bп\.) (?=\d)"), "ru ky"),
    (re.compile(rf"(?<=\d) (?=(?:{UNITS})(?!\w))"), "ru ky"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), "ru ky"),
    (re.compile(r" (?=[—–] )"), "ru ky"),
    (re.compile(rf"(?<![\w-])({SHORT_WORDS}) (?=\w|«)", re.IGNORECASE), "ru"),
)


def tied(text: str, language: str) -> str:
    """Write a text with its words tied; a Russian one has its prepositions, too."""
    for rule, languages in RULES:
        if language in languages.split():
            text = rule.sub(lambda found: found.group().replace(" ", NBSP) or NBSP, text)
    return text


def tied_data(value: Any, language: str) -> Any:
    """Do the same to every text inside data; addresses, paths and names of files have no spaces."""
    if isinstance(value, str):
        return tied(value, language) if " " in value else value
    if isinstance(value, dict):
        is_drawn = {"d", "cut"} & value.keys()
        return {
            name: one if is_drawn and name in {"d", "cut"} else tied_data(one, language)
            for name, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [tied_data(one, language) for one in value]
    return value

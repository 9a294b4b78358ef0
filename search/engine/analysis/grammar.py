"""Which endings may follow a Kyrgyz stem, in which order, and with which vowels.

Written on skeletons: ө е о are one letter, ү у and ң н too. A capital letter stands for all shapes
that vowel harmony and assimilation give an ending.
"""

import re
from itertools import pairwise

SHAPES = {
    "A": "[аоя]",
    "I": "[ыиу]",
    "D": "[дт]",
    "L": "[лдт]",
    "N": "[ндт]",
    "G": "[гк]",
    "B": "[бп]",
}
VOWELS = frozenset("аоиуыюя")


def shapes(endings: str) -> str:
    """A pattern of all shapes of some endings; an empty one where none is written."""
    ways = ["".join(SHAPES.get(letter, letter) for letter in one) for one in endings.split()]
    return "(?:" + "|".join(ways) + ")"


PLURAL = "LAр"
POSSESSIVE = "I сI Iм м Iн н сIн IмIз мIз IбIз бIз IнIз нIз IнIздAр LAрI"
CASE = "NIн NI GA A нA DA нDA DAн нAн нDAн н"
RELATIONAL = "DAGI нDAGI нIкI"
NOUN = "LIк LIг LII LIу DIу луу дуу туу сIз чI чIл GIч мA кор кAр"
VERB = "LA LAш LAн LAт LAштIр"
VOICE = "Iш ш Iл л Iн н DIр GIз Iт т IштIр штIр LIштIр LAштIр DAштIр"
PARTICIPLE = "уу оо ии у Iш ш GAн GAнDIк оочI уучI чу Aр р AсI BAс"
MOOD = "DI Aт йт A й Iп п IптIр птIр сA GAй GIн сIн AлI йлI GIсI мAк мAкчI GIчA GAнчA BAй BAйт ууDA"
PERSON = "м мIн сIн сIз бIз к н нIз DAр IшAт шAт IшсIн шсIн"

_tail = f"{shapes(PLURAL)}?{shapes(POSSESSIVE)}?{shapes(CASE)}?"
_nominal = f"{_tail}(?:{shapes(RELATIONAL)}{_tail})?"
_noun, _verb, _voice = shapes(NOUN), shapes(VERB), shapes(VOICE)
_action = f"{_noun}?{_verb}?{_voice}{{0,3}}{shapes('BA')}?"
LEGAL = re.compile(
    f"(?:{_noun}{{0,2}}{_nominal}"
    f"|{_action}{shapes(PARTICIPLE)}{_noun}?{_nominal}"
    f"|{_action}{shapes(MOOD)}{shapes(PERSON)}?"
    f"|{_noun}?{_verb}{_voice}{{0,2}}{_noun}?)"
)
LONGEST_REMAINDER = 16
# Which vowels may stand in the next syllable. On skeletons о may be о, ө or е and у may be ү.
FOLLOWS = {
    "а": "аыя",
    "я": "аыя",
    "ы": "аыя",
    "и": "ои",
    "о": "оиу",
    "у": "аоу",
    "ю": "аоу",
}


def is_legal(stem: str, remainder: str) -> bool:
    """Whether a stem may carry a remainder: known endings in order, vowels in harmony."""
    if not remainder:
        return True
    if len(remainder) > LONGEST_REMAINDER or not LEGAL.fullmatch(remainder):
        return False
    vowels = [letter for letter in stem if letter in VOWELS][-1:]
    # Gerunds are long: уу follows any vowel, and what comes after obeys it.
    vowels += [
        letter for letter in remainder.replace("уу", "у").replace("оо", "о") if letter in VOWELS
    ]
    return all(after in FOLLOWS[before] or after == "у" for before, after in pairwise(vowels))

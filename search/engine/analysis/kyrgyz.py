"""The stem of a Kyrgyz word by light stripping: endings fall off from the outside inwards.

Works on skeletons, where ө е о are one letter, ү у and ң н too. The endings are written with
archiphonemes: one capital letter stands for all shapes that vowel harmony and assimilation give.
"""

import re

SHAPES = {
    "A": "[аоя]",
    "I": "[ыиу]",
    "D": "[дт]",
    "L": "[лдт]",
    "N": "[ндт]",
    "G": "[гк]",
    "B": "[бп]",
}
VOWELS = "аоиуыюя"


def spelled(endings: str) -> str:
    """A pattern of all shapes of endings, which are written with archiphonemes."""
    ways = ["".join(SHAPES.get(letter, letter) for letter in one) for one in endings.split()]
    return "(?:" + "|".join(ways) + ")"


def _stripper(endings: str, shortest: int) -> re.Pattern[str]:
    """Parts a word into the shortest stem that is long enough, with a vowel, and its ending."""
    return re.compile(
        f"(?=.*[{VOWELS}])((?:.{{{shortest},}}?)){spelled(endings)}$".replace("(?=.*", "(?=.*", 1)
    )


CASE = _stripper("NIн NI GA нA DA нDA DAн нAн нDAн DAGI нDAGI DAGIдAй нIкI", 3)
POSSESSIVE = _stripper("I сI Iм м Iн IмIз IбIз бIз InIз LAрI IнIз IнIздAр", 3)
PLURAL = _stripper("LAр", 3)
VERB = _stripper(
    "уу оо GAн GAнDIк оочI уучI чу AсI BAс DI Aт йт Iп IптIр сA GAй AлI йлI GIсI мAк мAкчI GIчA "
    "GAнчA BAй BAйт IшAт уудA BAгAн BAсA BоочI IлDI IлGAн IлAт Iлуу IшDI",
    4,
)
DERIVED = _stripper("LIк LIг LII LIу DIу луу дуу туу сIз чI чIл GIч LA LAш LAн LAт LAштIр DIр", 4)
FINAL_VOWEL = re.compile("[ыиу]$")


def kyrgyz_stem(word: str) -> str:
    """The stem of a skeleton; words under four letters stay as they are."""
    if len(word) < 4:
        return word
    for layer in (CASE, POSSESSIVE, PLURAL):
        word = _without(layer, word)
    if len(word) > 7:
        word = _without(POSSESSIVE, _without(PLURAL, word))
    word = _without(VERB, word)
    for _ in range(3):
        if len(word) > 5:
            word = _without(DERIVED, word)
    return _even(word)


def _without(layer: re.Pattern[str], word: str) -> str:
    found = layer.match(word)
    return found.group(1) if found and any(letter in VOWELS for letter in found.group(1)) else word


def _even(word: str) -> str:
    """Voice at the end of a stem depends on what followed; so does its last narrow vowel."""
    if word.endswith("г"):
        word = word[:-1] + "к"
    elif word.endswith("б"):
        word = word[:-1] + "п"
    return FINAL_VOWEL.sub("", word) if len(word) > 4 else word

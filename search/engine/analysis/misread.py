"""What a Kyrgyz word may have been before a scanner took it for a Russian one."""

from search.engine.analysis.kyrgyz import STEMS, listed_stem
from search.engine.analysis.skeletons import skeleton

# A scanner that knows Russian letters sees these in place of the right ones.
SIGNS = (("ьш", "ын"), ("ьт", "ын"))
PAIRS = (("гг", "тт"),)
LETTERS = {
    "ц": "н",
    "д": "н",
    "г": "нт",
    "к": "н",
    "и": "н",
    "ч": "м",
    "п": "т",
    "в": "о",
    "б": "о",
    "с": "о",
    "й": "ы",
}
SHORTEST_WORD = 5
SHORTEST_STEM = 4
LONGEST_WORD = 20
MOST_VARIANTS = 2


def variants(word: str) -> tuple[str, ...]:
    """Skeletons of listed words that differ in one misread place; none for words that are known."""
    bare = skeleton(word)
    if not SHORTEST_WORD <= len(bare) <= LONGEST_WORD or listed_stem(bare, SHORTEST_STEM):
        return ()
    found: list[str] = []
    for variant in _one_place_changed(word, bare):
        if variant not in found and _is_known(variant):
            found.append(variant)
            if len(found) == MOST_VARIANTS:
                break
    return tuple(found)


def _one_place_changed(word: str, bare: str) -> list[str]:
    """Signs first: they are gone from the skeleton."""
    changed = [skeleton(word.replace(seen, meant, 1)) for seen, meant in SIGNS if seen in word]
    changed += [bare.replace(seen, meant, 1) for seen, meant in PAIRS if seen in bare]
    for place, letter in enumerate(bare):
        for meant in LETTERS.get(letter, ""):
            changed.append(bare[:place] + meant + bare[place + 1 :])
    return changed


def _is_known(variant: str) -> bool:
    starts = (variant[:end] for end in range(SHORTEST_STEM, len(variant) + 1))
    return not STEMS.isdisjoint(starts) and listed_stem(variant, SHORTEST_STEM) != ""

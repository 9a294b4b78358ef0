"""Cases at the edges of what people write, for everything that must take any of them."""

import itertools

from best_practice.engine.facts import Budget, CaseFacts, Group, Member, Result, Step
from tests.factories.best_practice import HOLIDAYS, facts

LONG_WORD = "Слово" * 60
LONG = "Очень длинное предложение о том, как всё было устроено в нашем айыльном аймаке. " * 30
KYRGYZ = "Жергиликтүү өз алдынча башкаруу органдарынын өкүлдөрү жолугушууга чогулушту. " * 30
BARE = CaseFacts(theme="services.water", terms=[], municipalities=["example-3"])


def pair(text, most=300):
    """A text in both languages, as long as its column holds."""
    return {"ru": text[:most], "ky": KYRGYZ[:most]}


CROWDED = facts(
    budget=[
        Budget("local-budget", pair(LONG), 10_000_000_000),
        Budget("donor-project", pair(LONG), 7),
        Budget("community", pair(LONG), None, True),
        Budget("donor-project", {}, 900, currency="USD"),
    ],
    groups=[Group(pair(LONG, 160), 10**9 - number) for number in range(30)],
    participants_total=10**9,
    steps=[
        Step(pair(LONG), pair(LONG, 200), "2020-12-28", pair(LONG, 200), "", pair(LONG, 200))
        for _ in range(40)
    ],
    results=[
        Result(pair(LONG, 160), pair(LONG), pair("километров", 60), "0", "12.5", "about", 2021)
        for _ in range(40)
    ],
    conditions=[pair(LONG) for _ in range(30)],
    commission=[Member(pair(LONG, 160), "council") for _ in range(20)],
    source_note=LONG[:300],
    is_example=True,
    legal_acts=["programme-2013-2017"],
)
LONG_TEXTS = {
    "title": LONG[:250],
    "summary": LONG,
    "lessons": LONG,
    "how_to_repeat": LONG,
}
WORDS_WITHOUT_END = dict.fromkeys(LONG_TEXTS, LONG_WORD[:250])
EMPTY_TEXTS = {"summary": "", "lessons": "", "how_to_repeat": "", "problem": "", "solution": ""}
EXTREMES = {
    "ordinary": (HOLIDAYS, {}),
    "nothing known": (BARE, EMPTY_TEXTS),
    "forty steps": (facts(steps=HOLIDAYS.steps * 20), {}),
    "everything long": (CROWDED, LONG_TEXTS),
    "words without end": (CROWDED, WORDS_WITHOUT_END),
    "signs": (HOLIDAYS, {"title": "#panic() $x$ *b* @a \\ <b> 😀 ≥ → 水", "lessons": "`" * 500}),
}
EVERY = list(itertools.product(EXTREMES, ("ru", "ky"), (("ru",), ("ky",), ("ru", "ky"))))

"""The open part of a paid article: short, whole sentences, nothing but running text."""

from magazine.engine.teaser import teaser, teaser_words

SENTENCE = "Первое, что сделали главы, не деньги. "  # six words
LONG = {"t": "p", "x": [SENTENCE * 40]}


def test_teaser_is_cut_at_a_sentence_below_ninety_words():
    shown = teaser([LONG])

    assert shown == [{"t": "p", "x": [(SENTENCE * 15).strip()]}]


def test_teaser_drops_notes_links_and_everything_that_is_not_running_text():
    pieces = [
        {"t": "h", "x": ["Канал"]},
        {"t": "quote", "x": "Тайная цитата", "who": ""},
        {"t": "p", "x": ["Чистили ", {"a": "дважды", "url": "/secret/"}, {"fn": 1}, "."]},
        {"t": "table", "head": ["a"], "rows": [["b"]], "caption": ""},
        {"t": "figures", "figures": [], "source": ""},
        LONG,
    ]

    shown = teaser(pieces)

    assert [piece["t"] for piece in shown] == ["h", "p", "p"]
    assert shown[1] == {"t": "p", "x": ["Чистили дважды."]}


def test_teaser_of_a_question_tells_the_question_only():
    answer = {"t": "p", "x": ["Ответ юриста. " * 100]}
    piece = {"t": "qa", "q": "Кто платит?", "from": "", "a": [answer], "acts": [], "basis": ""}

    assert teaser([piece]) == [{"t": "p", "x": ["Кто платит?"]}]


def test_teaser_never_shows_more_than_half_of_a_short_article():
    pieces = [{"t": "p", "x": ["Раз два три четыре. Пять шесть семь восемь. Девять."]}]

    assert teaser_words(pieces) == "Раз два три четыре."


def test_teaser_cuts_inside_a_first_sentence_without_an_end():
    pieces = [{"t": "p", "x": ["слово, " * 400]}]

    assert teaser(pieces) == [{"t": "p", "x": [("слово, " * 90).rstrip(", ") + " …"]}]


def test_teaser_does_not_end_with_a_heading():
    pieces = [
        {"t": "p", "x": [(SENTENCE * 14).strip()]},
        {"t": "h", "x": ["Дальше"]},
        {"t": "p", "x": [SENTENCE * 30]},
    ]

    assert [piece["t"] for piece in teaser(pieces)] == ["p"]


def test_teaser_of_nothing_is_nothing():
    assert teaser([]) == []

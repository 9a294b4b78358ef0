"""Function words that say nothing about what a text is about, as skeletons, by language."""

from search.engine.analysis.skeletons import skeleton

RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего вы где да для до его ее ещё
если есть же за и из или им их к как ко когда кто ли либо между мы на над надо наш не него нее нет
ни них но о об однако он она они оно от очень по под при про с со так также такой там те тем то того
той только том тот тоже ту ты у уже чего чем что чтобы это эта эти этих этого этой этот эту
"""
KYRGYZ = """
жана менен үчүн тууралуу жөнүндө боюнча бул ал ошол ушул да дагы же бир деп эмес болуп болгон
алар анын ошондой эле ар бирок эгер болсо аркылуу
"""
ENGLISH = "a an and are as at be by for from in is it its not of on or that the this to was with"

STOP_WORDS: dict[str, frozenset[str]] = {
    lang: frozenset(skeleton(word) for word in words.split())
    for lang, words in {"ru": RUSSIAN, "ky": KYRGYZ, "en": ENGLISH}.items()
}
# Questions may be in either language, or in both.
ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())

"""Ways on when nothing was found, each with what it would find; none leads nowhere again."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from search.engine.asking import read_question
from search.engine.interface import Question
from search.engine.page_query import PageQuery
from search.selectors.answering import how_many
from search.selectors.glossary import current_glossary
from search.selectors.page.facet_names import Names
from search.selectors.vocabulary import words_of_index

# Every way costs a count, so there are few.
MOST_WAYS = 5


# A label, the question asked and read, and on the page of which language.
Try = tuple[str, PageQuery, Question, str]


@dataclass(frozen=True)
class Way:
    """Another question, in words, with the number of things it finds."""

    label: str
    url: str
    count: int


def ways_on(query: PageQuery, question: Question, names: Names, path: str, lang: str) -> list[Way]:
    """Filters taken away, other spellings, quotes and minus dropped, words of the other language.

    Only what finds something; at most five counts are asked for.
    """
    ways = [
        Way(label, asked.url(_path(path, code)), how_many(read, asked.selection))
        for label, asked, read, code in _tries(query, question, names, lang)[:MOST_WAYS]
        if not read.is_empty
    ]
    return [way for way in ways if way.count]


def _path(path: str, lang: str) -> str:
    """The search page in another language."""
    return f"/{lang}/{path.split('/', 2)[2]}"


def _tries(query: PageQuery, question: Question, names: Names, lang: str) -> list[Try]:
    tries: list[Try] = []
    if query.exact:
        loose = query.asking(query.text)
        tries.append((_("With other spellings too"), loose, _read(loose, lang), lang))
    if query.selection:
        tries.append((_("Without all filters"), query.without_filters(), question, lang))
    if query.chosen > 1:
        for facet, code in query.filter_pairs():
            label = _("Without “%(filter)s”") % {"filter": names[facet][code]}
            tries.append((label, query.toggled(facet, code), question, lang))
    if question.phrases or question.excluded:
        plain = query.asking(" ".join(group.word for group in question.groups))
        tries.append((_("Without quotation marks and minus"), plain, _read(plain, lang), lang))
    for code, name in settings.LANGUAGES:
        if code != lang and not query.selection:
            label = _("Read as a question in another language: %(language)s") % {"language": name}
            tries.append((label, query, _read(query, code), code))
    return tries


def _read(query: PageQuery, lang: str) -> Question:
    return read_question(
        query.text,
        words=words_of_index(),
        glossary=current_glossary(),
        lang=lang,
        corrects=not query.exact,
    )

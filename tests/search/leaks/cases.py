"""Cases that are on their way, private, or gone."""

import dataclasses

from wagtail.models import PageViewRestriction

from media_library.models import DocumentText, Upload
from tests.factories.best_practice import evidence, facts, page_of, published_case
from tests.factories.drafts import ANSWERS, make_editor, make_person, review, submitted
from tests.search.leaks.states import State


def _case(word):
    """A public case with the word in its texts, in a row and on the page of a PDF."""
    paper = dataclasses.replace(evidence(f"{word}.pdf"), title={"ru": f"Протокол {word}"})
    sample = facts(files=[paper], participants_label={"ru": f"жители {word}"})
    case = published_case(sample, title=f"Насос {word}", summary=word, problem=word, solution=word)
    DocumentText.objects.create(upload=Upload.objects.get(pk=paper.upload), page=3, text=word)
    return case


def _sent(word, **told):
    idea = {**ANSWERS["idea"], "title": [f"Насос {word}"], "summary": [word]}
    return submitted(make_person(**told), idea=idea, story={"problem": [word], "solution": [word]})


def private(word, index):
    case = _case(word)
    index()
    PageViewRestriction.objects.create(
        page=page_of(case).get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def draft(word, index):
    _sent(word)


def returned(word, index):
    review(_sent(word), make_editor(), "reject", f"Поправьте {word}.")


def withdrawn(word, index):
    case = _case(word)
    index()
    page_of(case).unpublish()


SCENES = {
    State.PRIVATE: private,
    State.DRAFT: draft,
    State.RETURNED: returned,
    State.WITHDRAWN: withdrawn,
}

"""Issues and articles of the magazine: on their way, private, paid, or gone."""

import datetime

from django.utils import timezone
from wagtail.models import PageViewRestriction

from media_library.models import DocumentText
from tests.factories.magazine import article, issue, text_block
from tests.factories.media_library import document
from tests.search.leaks.states import State

LONG_AGO = datetime.date(2020, 3, 12)
LONG = "Айылный кенеш утвердил бюджет после слушаний. " * 40


def this_month():
    return timezone.localdate().replace(day=1)


def paid_body(word):
    """A long text whose last sentence says the word: no teaser reaches it."""
    return [text_block(LONG), text_block(f"В конце сказано {word}.")]


def _article(word, *, day=LONG_AGO, live=True, issue_live=True, **fields):
    """An article of an open issue with the word in all of its texts."""
    texts = {"title": f"Статья {word}", "summary": f"Кратко {word}.", "body": paid_body(word)}
    parent = issue(day=day, live=issue_live)
    page = article(parent, live=live, notes=[f"Сноска {word}."], **{**texts, **fields})
    if live:
        page.save_revision().publish()
    return page


def private_article(word, index):
    page = _article(word)
    index()
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def draft_article(word, index):
    _article(word, live=False)


def returned_article(word, index):
    """What waits for its publication is a later text of a public article."""
    page = _article("прежнее")
    page.title, page.summary, page.body = f"Статья {word}", word, paid_body(word)
    page.save_revision()


def withdrawn_article(word, index):
    page = _article(word)
    index()
    page.unpublish()


def _issue(word, *, live=True, **fields):
    """An issue with the word in its texts and on a page of its printed PDF."""
    scan = document()
    DocumentText.objects.create(document=scan, page=3, text=f"На бумаге {word}")
    page = issue(day=LONG_AGO, live=live, about=word, motto=word, scan=scan, **fields)
    page.title = f"Номер {word}"
    page.contents.create(title=f"Строка {word}", authors=word, page=3)
    page.save()
    if live:
        page.save_revision().publish()
    return page


def private_issue(word, index):
    page = _issue(word)
    index()
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def draft_issue(word, index):
    _issue(word, live=False)


def returned_issue(word, index):
    page = issue(day=LONG_AGO)
    page.save_revision().publish()
    page.title, page.about = f"Номер {word}", word
    page.save_revision()


def withdrawn_issue(word, index):
    page = _issue(word)
    index()
    page.unpublish()


# What only the magazine knows: each gives a thing whose word nobody without a ground may find.


def embargoed(word, index):
    """The article is ready; its issue comes out later."""
    _article(word, day=this_month(), issue_live=False)


def paid(word, index):
    _article(word, day=this_month(), title="Статья за плату", summary="Кратко.")


def closed_again(word, index):
    """Everybody could read it; then its editors took that back."""
    page = _article(word, day=this_month(), title="Статья", summary="Кратко.", access="open")
    index()
    page.access = ""
    page.save_revision().publish()


def paid_scan(word, index):
    """A printed issue of this month: its contents are told, its pages are not."""
    scan = document()
    DocumentText.objects.create(document=scan, page=3, text=f"На бумаге {word}")
    issue(day=this_month(), scan=scan).save_revision().publish()


def closed_scan(word, index):
    scan = document()
    DocumentText.objects.create(document=scan, page=3, text=f"На бумаге {word}")
    page = issue(day=this_month(), scan=scan, access="open")
    page.save_revision().publish()
    index()
    page.access = ""
    page.save_revision().publish()


ARTICLES = {
    State.PRIVATE: private_article,
    State.DRAFT: draft_article,
    State.RETURNED: returned_article,
    State.WITHDRAWN: withdrawn_article,
}
ISSUES = {
    State.PRIVATE: private_issue,
    State.DRAFT: draft_issue,
    State.RETURNED: returned_issue,
    State.WITHDRAWN: withdrawn_issue,
}
BEHIND_PAYMENT = (embargoed, paid, closed_again, paid_scan, closed_scan)

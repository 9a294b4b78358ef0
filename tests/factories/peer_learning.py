"""Repetitions, questions and requests, made through the services people use."""

import datetime
import itertools
import uuid

from django.utils import timezone

from organisations.models import Municipality
from peer_learning.choices import VisitKind
from peer_learning.services.questions import (
    answer_question,
    ask_question,
    open_question,
    publish_answer,
)
from peer_learning.services.replications import (
    ReplicationAnswers,
    confirm_replication,
    report_replication,
)
from peer_learning.services.visits import Wish, request_visit
from tests.factories.drafts import make_editor, make_person

RESULT = "Праздник провели в двух сёлах."
_people = itertools.count(1)


def somebody(place=None):
    """A person nobody has met before."""
    return make_person(f"peer{next(_people)}@ayil.example", place=place)


def an_editor():
    """Another editor."""
    return make_editor(f"desk{next(_people)}@portal.example")


def repeated(case, *, place="example-1", year=2023, confirmed=True, person=None, files=(), **told):
    """A repetition by a municipality; `told` are its answers."""
    public = told.pop("public", ())
    row = report_replication(
        person=person or somebody(place),
        case=case,
        municipality=Municipality.objects.get(code=place),
        answers=ReplicationAnswers(year=year, **{"result": RESULT, **told}),
        files=files,
        public=public,
        form_key=uuid.uuid4(),
    )
    return confirm_replication(replication=row, confirmed_by=an_editor()) if confirmed else row


def asked(case, *, text="Сколько стоил ремонт?", asker=None, is_open=True, answer="", by=None):
    """A question; with an answer it is answered and published."""
    row = ask_question(
        case=case, asker=asker or somebody(), text=text, language="ru", form_key=uuid.uuid4()
    )
    if is_open:
        row = open_question(question=row, opened_by=an_editor())
    if answer:
        row = answer_question(question=row, answered_by=by, text=answer, language="ru")
        row = publish_answer(question=row, published_by=an_editor())
    return row


def invited(case, *, guest="example-1", host="example-3", person=None, **changed):
    """A request of one municipality to another, for two days in a month."""
    first = timezone.localdate() + datetime.timedelta(days=30)
    told = {
        "kind": VisitKind.VISIT,
        "guest": Municipality.objects.get(code=guest),
        "host": Municipality.objects.get(code=host),
        "from_date": first,
        "until_date": first + datetime.timedelta(days=1),
        "people": 4,
        "words": "Хотим увидеть, как вы начинали.",
        "language": "ru",
    }
    return request_visit(
        person=person or somebody(guest),
        case=case,
        wish=Wish(**{**told, **changed}),
        form_key=uuid.uuid4(),
    )

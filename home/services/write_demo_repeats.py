"""The demonstration of learning from each other: repetitions, questions, a visit, things kept."""

import datetime
import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from best_practice.models import Case, CasePage
from home.choices import DEMO_AUTHOR, DEMO_DOMAIN, DEMO_EDITOR
from home.engine.demo_case import read_texts
from home.selectors.repository import read_demo
from organisations.models import Municipality
from peer_learning.choices import QuestionState, ReplicationState, VisitKind
from peer_learning.models import CaseQuestion, Replication
from peer_learning.selectors.sides import own_places
from peer_learning.services.bookmarks import keep_case
from peer_learning.services.count_repetitions import count_repetitions
from peer_learning.services.questions import ask_question, open_question
from peer_learning.services.replications import ReplicationAnswers, report_replication
from peer_learning.services.visits import Wish, request_visit
from people.models import User
from search.choices import Frequency
from search.models import SavedSearch
from search.registry import followed
from search.services.save_search import save_search

Row = dict[str, Any]
WORDS = ("language", "started", "ended", "changed", "result", "failed", "cost_som", "participants")


@transaction.atomic
def write_demo_repeats() -> None:
    """Write what long stands as it was decided, and send what waits; again, it changes nothing."""
    planned = read_demo("repeats")
    cases = _cases_by_key()
    author, editor = (User.objects.get(email=email) for email in (DEMO_AUTHOR, DEMO_EDITOR))
    changed = {_stand(row, cases, editor) for row in planned["repetitions"]}
    for case_id in changed - {0}:
        count_repetitions(case_id=case_id)
    for row in planned["questions"]:
        _answer(row, cases, editor)
    _report(planned["waiting"], cases, author)
    _ask(planned["waiting_question"], cases, author, editor)
    _invite(planned["visit"], cases, author)
    for key in planned["bookmarks"]:
        keep_case(person=author, case=cases[key])
    _follow(planned["search"], author)


def _cases_by_key() -> dict[str, Case]:
    found = CasePage.objects.select_related("case").order_by("pk")
    by_title = {page.title: page.case for page in found}
    return {
        row["key"]: by_title[text["title"]]
        for row in read_demo("cases")
        for text in read_texts(row).values()
        if text["title"] in by_title
    }


def _key_of(kind: str, person: User) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{kind}.{person.pk}.{DEMO_DOMAIN}")


def _moment(day: str) -> datetime.datetime:
    noon = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(12))
    return timezone.make_aware(noon)


def _stand(row: Row, cases: dict[str, Case], editor: User) -> int:
    """Write a repetition confirmed long ago, without letters; give its case when it is new."""
    case = cases[row["case"]]
    _replication, is_new = Replication.objects.get_or_create(
        case=case,
        municipality=Municipality.objects.get(code=row["municipality"]),
        year=row["year"],
        defaults={
            **{name: row[name] for name in WORDS},
            "result_case": cases.get(row["own"] or ""),
            "state": ReplicationState.CONFIRMED,
            "sent_at": _moment(row["sent"]),
            "decided_at": _moment(row["decided"]),
            "decided_by": editor,
        },
    )
    return case.pk if is_new else 0


def _answer(row: Row, cases: dict[str, Case], editor: User) -> None:
    """Write a question that was asked and answered long ago."""
    answered = _moment(row["answered"])
    CaseQuestion.objects.get_or_create(
        case=cases[row["case"]],
        text=row["text"],
        defaults={
            "municipality": Municipality.objects.get(code=row["municipality"]),
            "post_ru": row["post"][0],
            "post_ky": row["post"][1],
            "language": row["language"],
            "asked_at": _moment(row["asked"]),
            "state": QuestionState.PUBLISHED,
            "answer": row["answer"],
            "answer_language": row["answer_language"],
            "answered_at": answered,
            "decided_at": answered,
            "decided_by": editor,
        },
    )


def _report(row: Row, cases: dict[str, Case], author: User) -> None:
    report_replication(
        person=author,
        case=cases[row["case"]],
        municipality=own_places(author)[0],
        answers=ReplicationAnswers(year=row["year"], **{name: row[name] for name in WORDS}),
        files=[],
        public=[],
        form_key=_key_of("repetition", author),
    )


def _ask(row: Row, cases: dict[str, Case], author: User, editor: User) -> None:
    """Ask in the author's name and let it be read: it waits for those who did it."""
    question = ask_question(
        case=cases[row["case"]],
        asker=author,
        text=row["text"],
        language=row["language"],
        form_key=_key_of("question", author),
    )
    if question.state == QuestionState.ASKED:
        open_question(question=question, opened_by=editor)


def _invite(row: Row, cases: dict[str, Case], author: User) -> None:
    day = timezone.localdate() + datetime.timedelta(days=row["after_days"])
    wish = Wish(
        kind=VisitKind.VISIT,
        guest=own_places(author)[0],
        host=Municipality.objects.get(code=row["host"]),
        from_date=day,
        until_date=day,
        people=row["people"],
        words=row["words"],
        language=row["language"],
    )
    request_visit(
        person=author, case=cases[row["case"]], wish=wish, form_key=_key_of("visit", author)
    )


def _follow(row: Row, author: User) -> None:
    """Keep a search of the author's, who may have changed it since."""
    if not SavedSearch.objects.filter(owner=author).exists():
        save_search(
            owner=author,
            kind="cases",
            query=followed["cases"].read(row["query"]),
            name=row["name"],
            frequency=Frequency.WEEKLY,
            now=timezone.now(),
        )

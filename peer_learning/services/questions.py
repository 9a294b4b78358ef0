"""A reader asks, those who did it answer; an editor lets both through."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from best_practice.models import Case
from peer_learning.choices import QUESTION_STEPS, QuestionState
from peer_learning.models import CaseQuestion
from peer_learning.selectors.sides import acts_for_case, authors_of, editors, post_of
from peer_learning.services.tell_people import tell_people
from people.models import User
from people.services import claim_form_key, settle_form_key


class QuestionRefused(Exception):
    """It cannot be asked, answered or decided so; the text says why."""


@transaction.atomic
def ask_question(
    *, case: Case, asker: User, text: str, language: str, form_key: UUID
) -> CaseQuestion:
    """Keep a question until an editor has read it; the same form sent again gives it back.

    Readers will see the post and municipality of the asker as they are today, never the name.
    Refuses with QuestionRefused a case that is not on the portal.
    """
    key = claim_form_key(person=asker, key=form_key, purpose="ask about a case")
    if key.result:
        return CaseQuestion.objects.get(pk=key.result)
    if not Case.objects.published().filter(pk=case.pk).exists():
        raise QuestionRefused(_("The example is not on the portal now."))
    post = post_of(asker)
    question = CaseQuestion.objects.create(
        case=case,
        asker=asker,
        municipality=post.municipality if post else None,
        post_ru=post.post_ru if post else "",
        post_ky=post.post_ky if post else "",
        text=text.strip(),
        language=language,
        asked_at=timezone.now(),
    )
    settle_form_key(form_key=key, result=str(question.pk))
    _tell_editors(question, "question_asked")
    return question


@transaction.atomic
def open_question(*, question: CaseQuestion, opened_by: User) -> CaseQuestion:
    """Let readers see the question and ask those who did it for an answer."""
    question = _locked(question)
    if question.state == QuestionState.OPEN:
        return question
    _decide(question, QuestionState.OPEN, opened_by)
    tell_people(
        kind="question_open",
        event=f"question-open:{question.pk}",
        people=[one for one in authors_of(question.case) if one.pk != question.asker_id],
        case=question.case,
        route="question",
        arguments=(question.case.number, question.pk),
        context={"text": question.text},
    )
    return question


@transaction.atomic
def decline_question(*, question: CaseQuestion, declined_by: User, words: str) -> CaseQuestion:
    """Keep a question off the portal and tell the asker why; refuses an empty reason."""
    _check_words(words)
    question = _locked(question)
    _decide(question, QuestionState.DECLINED, declined_by, words)
    _tell_asker(question, "question_declined")
    return question


@transaction.atomic
def answer_question(
    *, question: CaseQuestion, answered_by: User, text: str, language: str
) -> CaseQuestion:
    """Keep an answer until an editor has read it; answering anew replaces what waits.

    Refuses with QuestionRefused who neither sent the case nor acts for its places, and a question
    that takes no answer now.
    """
    question = _locked(question)
    if not acts_for_case(answered_by, question.case):
        raise QuestionRefused(_("Only those who did it answer here."))
    if question.state != QuestionState.ANSWERED:
        _move(question, QuestionState.ANSWERED)
    elif (question.answer, question.answer_language) == (text.strip(), language):
        return question
    question.answer, question.answer_language = text.strip(), language
    question.answered_by, question.answered_at = answered_by, timezone.now()
    question.save(update_fields=["answer", "answer_language", "answered_by", "answered_at"])
    _tell_editors(question, "question_answer_sent")
    return question


@transaction.atomic
def publish_answer(*, question: CaseQuestion, published_by: User) -> CaseQuestion:
    """Let readers see the answer and tell the asker."""
    question = _locked(question)
    if question.state == QuestionState.PUBLISHED:
        return question
    if not question.answer:
        raise QuestionRefused(_("There is no answer yet."))
    _decide(question, QuestionState.PUBLISHED, published_by)
    _tell_asker(question, "question_answered")
    return question


@transaction.atomic
def return_answer(*, question: CaseQuestion, returned_by: User, words: str) -> CaseQuestion:
    """Ask for another answer and say why; the question stays open. Refuses an empty reason."""
    _check_words(words)
    question = _locked(question)
    if question.state != QuestionState.ANSWERED:
        raise QuestionRefused(_("There is no answer that waits."))
    _decide(question, QuestionState.OPEN, returned_by, words)
    _set_aside(question)
    if question.answered_by is not None:
        tell_people(
            kind="question_answer_returned",
            event=f"question-returned:{question.pk}:{question.decided_at:%Y%m%d%H%M%S}",
            people=[question.answered_by],
            case=question.case,
            route="question",
            arguments=(question.case.number, question.pk),
            context={"text": question.text, "words": question.decision_words},
        )
    return question


@transaction.atomic
def hide_question(*, question: CaseQuestion, hidden_by: User, words: str = "") -> CaseQuestion:
    """Take a public question with its answer off the portal; it can be shown again."""
    question = _locked(question)
    if question.state == QuestionState.ANSWERED:
        _set_aside(question)
    if question.state != QuestionState.HIDDEN:
        _decide(question, QuestionState.HIDDEN, hidden_by, words)
    return question


@transaction.atomic
def show_question(*, question: CaseQuestion, shown_by: User) -> CaseQuestion:
    """Show a hidden one again: with its answer when readers saw it before, else open."""
    question = _locked(question)
    if question.state != QuestionState.HIDDEN:
        raise QuestionRefused(_("It is not hidden."))
    state = QuestionState.PUBLISHED if question.answered_at else QuestionState.OPEN
    _decide(question, state, shown_by)
    return question


def _set_aside(question: CaseQuestion) -> None:
    """Keep an answer no editor let through for its author alone; nothing shows it from now on."""
    question.answered_at = None
    question.save(update_fields=["answered_at"])


def _locked(question: CaseQuestion) -> CaseQuestion:
    rows = CaseQuestion.objects.select_for_update(of=("self",))
    return rows.select_related("case", "asker", "answered_by").get(pk=question.pk)


def _move(question: CaseQuestion, state: QuestionState) -> None:
    if state not in QUESTION_STEPS[question.state]:
        raise QuestionRefused(_("This cannot be done with the question as it stands."))
    question.state = state
    question.save(update_fields=["state"])


def _decide(question: CaseQuestion, state: QuestionState, by: User, words: str = "") -> None:
    _move(question, state)
    question.decided_by, question.decided_at = by, timezone.now()
    question.decision_words = words.strip()
    question.save(update_fields=["decided_by", "decided_at", "decision_words"])


def _check_words(words: str) -> None:
    if not words.strip():
        raise QuestionRefused(_("Say why: the person will read it."))


def _tell_editors(question: CaseQuestion, kind: str) -> None:
    moment = question.answered_at or question.asked_at
    tell_people(
        kind=kind,
        event=f"{kind}:{question.pk}:{moment:%Y%m%d%H%M%S}",
        people=editors(),
        case=question.case,
        route="questions:edit",
        arguments=(question.pk,),
        context={"text": question.text, "answer": question.answer},
    )


def _tell_asker(question: CaseQuestion, kind: str) -> None:
    if question.asker is None:
        return
    tell_people(
        kind=kind,
        event=f"{kind}:{question.pk}:{question.decided_at:%Y%m%d%H%M%S}",
        people=[question.asker],
        case=question.case,
        context={
            "text": question.text,
            "answer": question.answer,
            "words": question.decision_words,
        },
    )

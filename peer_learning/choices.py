"""The lives of repetitions, questions and requests, each on one screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReplicationState(models.TextChoices):
    """waiting → confirmed | declined | withdrawn; a declined one may be mended and sent again."""

    WAITING = "waiting", _("waits for an editor")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("needs changes")
    WITHDRAWN = "withdrawn", _("taken back")


REPLICATION_STEPS: dict[str, frozenset[str]] = {
    ReplicationState.WAITING: frozenset(
        {ReplicationState.CONFIRMED, ReplicationState.DECLINED, ReplicationState.WITHDRAWN}
    ),
    ReplicationState.DECLINED: frozenset({ReplicationState.WAITING, ReplicationState.WITHDRAWN}),
    ReplicationState.CONFIRMED: frozenset({ReplicationState.WITHDRAWN}),
    ReplicationState.WITHDRAWN: frozenset(),
}


class QuestionState(models.TextChoices):
    """asked → open (public, waits for its author) → answered (waits for an editor) → published.

    An editor declines what is asked, returns an answer, hides what is public and shows it again.
    """

    ASKED = "asked", _("waits for an editor")
    DECLINED = "declined", _("not published")
    OPEN = "open", _("waits for an answer")
    ANSWERED = "answered", _("the answer waits for an editor")
    PUBLISHED = "published", _("answered")
    HIDDEN = "hidden", _("hidden")


QUESTION_STEPS: dict[str, frozenset[str]] = {
    QuestionState.ASKED: frozenset({QuestionState.OPEN, QuestionState.DECLINED}),
    QuestionState.DECLINED: frozenset(),
    QuestionState.OPEN: frozenset({QuestionState.ANSWERED, QuestionState.HIDDEN}),
    QuestionState.ANSWERED: frozenset(
        {QuestionState.PUBLISHED, QuestionState.OPEN, QuestionState.HIDDEN}
    ),
    QuestionState.PUBLISHED: frozenset({QuestionState.HIDDEN}),
    QuestionState.HIDDEN: frozenset({QuestionState.OPEN, QuestionState.PUBLISHED}),
}
# The question itself is on the case page; only PUBLISHED shows the answer too.
PUBLIC_QUESTIONS = frozenset({QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.PUBLISHED})


class VisitKind(models.TextChoices):
    """What a municipality asks those who did it for."""

    VISIT = "visit", _("a visit to see it")
    MENTOR = "mentor", _("a mentor who helps us")


class VisitState(models.TextChoices):
    """waiting → accepted | declined | other_date | withdrawn | expired; other_date → accepted."""

    WAITING = "waiting", _("waits for an answer")
    OTHER_DATE = "other_date", _("another date was offered")
    ACCEPTED = "accepted", _("agreed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("stayed without an answer")


VISIT_STEPS: dict[str, frozenset[str]] = {
    VisitState.WAITING: frozenset(
        {
            VisitState.ACCEPTED,
            VisitState.DECLINED,
            VisitState.OTHER_DATE,
            VisitState.WITHDRAWN,
            VisitState.EXPIRED,
        }
    ),
    VisitState.OTHER_DATE: frozenset(
        {VisitState.ACCEPTED, VisitState.WITHDRAWN, VisitState.EXPIRED}
    ),
    VisitState.ACCEPTED: frozenset({VisitState.WITHDRAWN}),
    VisitState.DECLINED: frozenset(),
    VisitState.WITHDRAWN: frozenset(),
    VisitState.EXPIRED: frozenset(),
}
# Open ones wait for somebody; after so many days without an answer the editors are told.
OPEN_VISITS = frozenset({VisitState.WAITING, VisitState.OTHER_DATE})
DAYS_TO_ANSWER = 60

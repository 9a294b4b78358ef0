"""What an editor decides about repetitions, questions and answers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from best_practice.forms.fields import offer
from peer_learning.choices import QuestionState, ReplicationState
from peer_learning.services.questions import (
    QuestionRefused,
    decline_question,
    hide_question,
    open_question,
    publish_answer,
    return_answer,
    show_question,
)
from peer_learning.services.replications import (
    ReplicationRefused,
    confirm_replication,
    decline_replication,
    withdraw_replication,
)

CONFIRM = ("confirm", _("Confirm: everybody sees it"))
DECLINE = ("decline", _("Send back with the words below"))
WITHDRAW = ("withdraw", _("Take it off the portal"))
OPEN = ("open", _("Let it through: those who did it are asked to answer"))
REFUSE = ("refuse", _("Do not publish; the asker gets the words below"))
PUBLISH = ("publish", _("Publish the answer"))
RETURN = ("return", _("Return the answer with the words below"))
HIDE = ("hide", _("Hide the question and the answer"))
SHOW = ("show", _("Show it again"))
WITH_WORDS = {"decline", "refuse", "return"}


class DecisionForm(WagtailAdminModelForm):
    """One decision of those that the row allows now; words where somebody must read why."""

    decision = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Words"),
        help_text=_("The person reads them; readers of the portal do not."),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )

    # What people may change while an editor reads: nobody lets through what was never read.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    ways: dict[str, tuple[tuple[str, Any], ...]] = {}
    written_at = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "decision" in self.fields:
            offer(self, "decision", self.ways.get(self.instance.state, ()))
            self.initial["seen"] = self._moment()

    def _moment(self) -> str:
        moment = getattr(self.instance, self.written_at, None)
        return moment.isoformat() if moment else ""

    def clean(self) -> dict[str, Any]:
        """Words with every no; what was written anew meanwhile is read first."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("seen") and cleaned["seen"] != self._moment():
            self.add_error(
                None, _("They changed it while you were reading. Open this page again and read it.")
            )
        if cleaned.get("decision") in WITH_WORDS and not cleaned.get("words", "").strip():
            self.add_error("words", _("Say why: the person will read it."))
        return cleaned


class ReplicationDecisionForm(DecisionForm):
    """Confirm, send back, take off."""

    written_at = "sent_at"
    ways = {
        ReplicationState.WAITING: (CONFIRM, DECLINE),
        ReplicationState.CONFIRMED: (WITHDRAW,),
    }

    def clean(self) -> dict[str, Any]:
        """Nobody confirms what they sent."""
        cleaned = super().clean()
        user = self.for_user
        own = user is not None and self.instance.person_id == user.pk
        if cleaned.get("decision") == "confirm" and own:
            self.add_error("decision", _("Somebody else must confirm what you sent."))
        return cleaned


class QuestionDecisionForm(DecisionForm):
    """Let through, publish, return, hide, show."""

    written_at = "answered_at"
    ways = {
        QuestionState.ASKED: (OPEN, REFUSE),
        QuestionState.OPEN: (HIDE,),
        QuestionState.ANSWERED: (PUBLISH, RETURN, HIDE),
        QuestionState.PUBLISHED: (HIDE,),
        QuestionState.HIDDEN: (SHOW,),
    }


def decide_replication(row: Any, *, decision: str, words: str, by: Any) -> Any:
    """Hand the decision to the service that owns it; its refusal is given on."""
    if decision == "confirm":
        return confirm_replication(replication=row, confirmed_by=by, words=words)
    if decision == "decline":
        return decline_replication(replication=row, declined_by=by, words=words)
    return withdraw_replication(replication=row, person=by, words=words)


def decide_question(row: Any, *, decision: str, words: str, by: Any) -> Any:
    """Hand the decision to the service that owns it; its refusal is given on."""
    ways: dict[str, Callable[[], Any]] = {
        "open": lambda: open_question(question=row, opened_by=by),
        "refuse": lambda: decline_question(question=row, declined_by=by, words=words),
        "publish": lambda: publish_answer(question=row, published_by=by),
        "return": lambda: return_answer(question=row, returned_by=by, words=words),
        "hide": lambda: hide_question(question=row, hidden_by=by, words=words),
        "show": lambda: show_question(question=row, shown_by=by),
    }
    return ways[decision]()


Refused = (ReplicationRefused, QuestionRefused)

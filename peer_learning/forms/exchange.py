"""What people ask those who did it, and what they are answered."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from best_practice.forms.fields import CountField, offer
from organisations.forms.experts import TOO_LONG, KeyedForm
from organisations.forms.register import DAY_FORMATS
from organisations.models import Municipality
from peer_learning.choices import VisitKind, VisitState
from peer_learning.models.questions import LONGEST_ANSWER, LONGEST_QUESTION
from peer_learning.models.visits import LONGEST_WORDS

SHORTEST_QUESTION = 10
MOST_GUESTS = 60


def _lines(label: Any, hint: Any, most: int, empty: Any = None, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=empty is not None,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"max_length": TOO_LONG} | ({"required": empty} if empty else {}),
    )


def _day(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:
    wrong = _("Write the day like this: 12.01.2027.")
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": wrong, "required": wrong},
    )


class QuestionForm(KeyedForm):
    """One question to those who did it."""

    text = _lines(
        _("Your question"),
        _("One question at a time. An editor reads it first; then it is public."),
        LONGEST_QUESTION,
        _("Write what you want to ask."),
    )

    def clean_text(self) -> str:
        """A sentence, not a word."""
        text: str = self.cleaned_data["text"].strip()
        if len(text) < SHORTEST_QUESTION:
            raise forms.ValidationError(_("Ask in a whole sentence."))
        return text


class AnswerForm(forms.Form):
    """The answer of those who did it."""

    answer = _lines(
        _("Your answer"),
        _("It is shown as the answer of your municipality, without your name."),
        LONGEST_ANSWER,
        _("Write the answer."),
        rows=8,
    )


class VisitForm(KeyedForm):
    """Who comes to whom, when, how many, what for."""

    kind = forms.ChoiceField(
        label=_("What you ask for"),
        choices=VisitKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you ask for.")},
    )
    host = forms.ChoiceField(label=_("Whom you ask"))
    guest = forms.ChoiceField(label=_("Your municipality"))
    from_date = _day(_("From"), _("For example 12.01.2027."))
    until_date = _day(_("Until"))
    people = CountField(label=_("How many people"))
    words = _lines(
        _("What you want to see or learn"),
        _("Say what you are planning and whom you would like to talk to."),
        LONGEST_WORDS,
        _("Write what you want to see or learn."),
    )

    def __init__(
        self, *args: Any, hosts: list[Municipality], guests: list[Municipality], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places = {row.code: row for row in (*hosts, *guests)}
        offer(self, "host", [(row.code, row.label) for row in hosts])
        offer(self, "guest", [(row.code, row.label) for row in guests])

    def clean_people(self) -> int | None:
        """A visit, not a conference."""
        people: int | None = self.cleaned_data["people"]
        if people is not None and not 0 < people <= MOST_GUESTS:
            raise forms.ValidationError(
                _("Write a number from 1 to %(most)s."), params={"most": MOST_GUESTS}
            )
        return people

    def clean(self) -> dict[str, Any]:
        """Days to come, in order; nobody visits themselves."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("until_date")
        if first and first < timezone.localdate():
            self.add_error("from_date", _("This day has gone by."))
        elif first and last and last < first:
            self.add_error("until_date", _("The last day is before the first."))
        if cleaned.get("host") and cleaned.get("host") == cleaned.get("guest"):
            self.add_error("host", _("This is your own municipality."))
        return cleaned


class VisitAnswerForm(forms.Form):
    """Yes, no, or another day."""

    state = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (VisitState.ACCEPTED, _("Yes, come")),
            (VisitState.OTHER_DATE, _("Yes, on another day")),
            (VisitState.DECLINED, _("No")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the answer.")},
    )
    offered_date = _day(_("The day you offer"), _("Only for another day."), required=False)
    words = _lines(
        _("Your words"),
        _("Whom to call, where to meet; or why it does not work."),
        LONGEST_WORDS,
    )

    def clean(self) -> dict[str, Any]:
        """Another day needs a day, a no needs a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        state, day = cleaned.get("state"), cleaned.get("offered_date")
        if state == VisitState.OTHER_DATE and "offered_date" not in self.errors:
            if day is None:
                self.add_error("offered_date", _("Write the day you offer."))
            elif day < timezone.localdate():
                self.add_error("offered_date", _("This day has gone by."))
        if state == VisitState.DECLINED and not cleaned.get("words", "").strip():
            self.add_error("words", _("Say why: your colleagues will read it."))
        return cleaned

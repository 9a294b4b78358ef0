"""What a municipality tells of its repetition."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from best_practice.forms.fields import CountField, NumberField, WhenField, offer
from best_practice.models import Case
from organisations.forms.experts import TOO_LONG, KeyedForm
from organisations.models import Municipality
from peer_learning.models.replications import LONGEST_WORDS
from peer_learning.services.replications import ReplicationAnswers

# Local self-government as it is now began in the nineties.
EARLIEST_YEAR = 1990


def words_field(label: Any, hint: Any = "", *, rows: int = 4, **kwargs: Any) -> forms.CharField:
    """A text of some lines whose limit is said with its count."""
    kwargs.setdefault("max_length", LONGEST_WORDS)
    messages = {"max_length": TOO_LONG, **kwargs.pop("error_messages", {})}
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
        error_messages=messages,
        **kwargs,
    )


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several at once."""

    allow_multiple_selected = True


class ReplicationForm(KeyedForm):
    """Which municipality, when, what was done differently, what came of it, and the proof."""

    municipality = forms.ChoiceField(
        label=_("Your municipality"),
        error_messages={"required": _("Choose the municipality.")},
    )
    year = CountField(
        label=_("Year"),
        help_text=_("When it was finished, or the year it is in now."),
        required=True,
        error_messages={"required": _("Write the year.")},
    )
    started = WhenField(label=_("Started"), help_text=_("For example 2024, 05.2024 or 07.05.2024."))
    ended = WhenField(label=_("Ended"))
    changed = words_field(
        _("What you did differently"),
        _("Other money, other people, other steps. Leave it empty if you did the same."),
        required=False,
    )
    result = words_field(
        _("What came of it"),
        _("Two or three sentences with figures."),
        error_messages={"required": _("Write what came of it: two sentences will do.")},
    )
    failed = words_field(
        _("What did not work"), _("Those who come after you need it most."), required=False
    )
    cost_som = NumberField(label=_("Cost"), unit=_("som"))
    participants = CountField(label=_("How many people took part"))
    result_case = forms.ChoiceField(
        label=_("Your own example on the portal"),
        help_text=_("If you have described it as an example of its own."),
        required=False,
    )
    evidence = forms.FileField(
        label=_("Proof"),
        help_text=_(
            "A decision, a protocol, photos before and after. Only the editors see them, unless "
            "you let readers open them."
        ),
        required=False,
        widget=SeveralFiles({"multiple": True, "data-arrive-many": ""}),
    )

    def __init__(self, *args: Any, case: Case, places: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self._places = case, {row.code: row for row in places}
        offer(self, "municipality", [(row.code, row.label) for row in places])
        own = Case.objects.published().filter(places__municipality__in=places).exclude(pk=case.pk)
        self._cases = {str(row.number): row for row in own.distinct().order_by("number")}
        titles = self._titles()
        numbered = [(number, titles[number]) for number in self._cases]
        offer(self, "result_case", [("", _("Not described yet")), *numbered])

    def _titles(self) -> dict[str, str]:
        """Number and title of each own case, in the language of the page where there is one."""
        language = (get_language() or "ru")[:2]
        found: dict[str, str] = {}
        rows = [row.pk for row in self._cases.values()]
        pages = Case.objects.filter(pk__in=rows, pages__live=True)
        for number, code, title in pages.values_list(
            "number", "pages__locale__language_code", "pages__title"
        ):
            if code == language or str(number) not in found:
                found[str(number)] = f"№ {number}. {title}"
        return found

    def clean_cost_som(self) -> int | None:
        """Whole som."""
        cost = self.cleaned_data["cost_som"]
        if cost is not None and cost != int(cost):
            raise forms.ValidationError(_("Write whole som, for example 48500."))
        return None if cost is None else int(cost)

    def clean_year(self) -> int:
        """Neither to come nor before the example itself."""
        year: int = self.cleaned_data["year"]
        if year < EARLIEST_YEAR:
            raise forms.ValidationError(_("Write a year, for example 2024."))
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("This year is still to come. Tell us when it is done."))
        first = (self.case.started or self.case.ended)[:4]
        if first and year < int(first):
            raise forms.ValidationError(
                _("The example itself began in %(year)s; a repetition comes later."),
                params={"year": first},
            )
        return year

    def clean(self) -> dict[str, Any]:
        """The end comes after the start."""
        cleaned: dict[str, Any] = super().clean() or {}
        started, ended = cleaned.get("started", ""), cleaned.get("ended", "")
        shared = min(len(started), len(ended))
        if shared and ended[:shared] < started[:shared]:
            self.add_error("ended", _("It ended before it started. Check both dates."))
        return cleaned

    @property
    def place(self) -> Municipality:
        """The municipality that was chosen."""
        return self._places[self.cleaned_data["municipality"]]

    def answers(self) -> ReplicationAnswers:
        """What was told, in the language of the page."""
        said = self.cleaned_data
        names = ("year", "started", "ended", "changed", "result", "failed", "cost_som")
        return ReplicationAnswers(
            **{name: said[name] for name in (*names, "participants")},
            language=(get_language() or "ru")[:2],
            result_case=self._cases.get(said["result_case"]),
        )

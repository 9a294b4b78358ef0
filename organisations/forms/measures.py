"""One line of a table of yearly figures: what was typed becomes values, or words about it."""

from collections.abc import Iterable

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.tables import TableRow
from organisations.choices import Measure
from organisations.forms.register import Fault, words_of
from organisations.models.measures import FIRST_YEAR, LAST_YEAR
from organisations.models.places import SOURCE_LENGTH
from organisations.services.import_measures import MeasureRow

REQUIRED = ("code", "year", "value", "source")
HEADINGS = {
    "code": "код", "measure": "показатель", "year": "год", "value": "значение",
    "source": "источник",
}  # fmt: skip
ALIASES = {
    **{heading: name for name, heading in HEADINGS.items()},
    "коду": "code", "көрсөткүч": "measure", "жыл": "year", "мааниси": "value", "булак": "source",
}  # fmt: skip
PER_CENT = _("write per cent from 0 to 100: 42.5")


class MeasureLine(forms.Form):
    """The cells of one line; without a measure the share of own revenue is meant."""

    code = forms.SlugField(max_length=60, error_messages={"required": _("write the code")})
    measure = forms.ChoiceField(
        choices=Measure.choices,
        required=False,
        error_messages={
            "invalid_choice": format_lazy(
                _("there is no such measure; write {code}"), code=Measure.OWN_REVENUE.value
            )
        },
    )
    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("write a year: 2025")
        ),
    )
    value = forms.DecimalField(
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=1,
        error_messages=dict.fromkeys(
            (
                *("required", "invalid", "min_value", "max_value"),
                *("max_decimal_places", "max_digits", "max_whole_digits"),
            ),
            PER_CENT,
        ),
    )
    source = forms.CharField(
        max_length=SOURCE_LENGTH, error_messages={"required": _("write where this row comes from")}
    )


def read_measures(rows: Iterable[TableRow]) -> tuple[list[MeasureRow], list[Fault]]:
    """Turn lines into figures that are right, and words about those that are not."""
    right: list[MeasureRow] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str, int], int] = {}
    for line, cells in rows:
        tidy = {**cells, "value": cells.get("value", "").replace(",", ".").rstrip(" %")}
        form = MeasureLine(tidy)
        if not form.is_valid():
            faults.append(Fault(line, "; ".join(words_of(form, cells, HEADINGS))))
            continue
        said = form.cleaned_data
        measure = said["measure"] or Measure.OWN_REVENUE.value
        key = (said["code"], measure, said["year"])
        if key in seen:
            words = format_lazy(_("the same figure stands in line {line}"), line=seen[key])
            faults.append(Fault(line, str(words)))
            continue
        seen[key] = line
        right.append(MeasureRow(line, *key, said["value"], said["source"]))
    return right, faults

"""One line of a reform: who was merged into whom, divided, or renamed, and since which day."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.edtf import first_day
from core.tables import TableRow
from organisations.choices import SuccessionKind
from organisations.forms.register import (
    DAY_FORMATS,
    LANGUAGES,
    WRITE_A_DAY,
    Fault,
    without_look_alikes,
    words_of,
)
from organisations.models import FormerCode, Municipality, MunicipalityName, Succession
from organisations.models.places import SOURCE_LENGTH
from organisations.services.apply_reform import ReformRow

REQUIRED = ("action", "date", "code")
HEADINGS = {
    "action": "что произошло", "date": "дата", "code": "код", "successor": "код преемника",
    "name_ru": "новое название", "name_ky": "новое название (ky)",
    "name_en": "новое название (en)", "source": "источник",
}  # fmt: skip
ALIASES = {heading: name for name, heading in HEADINGS.items()} | {
    "действие": "action", "преемник": "successor", "новый код": "successor", "акт": "source",
    "эмне болду": "action", "коду": "code", "күнү": "date", "булак": "source",
}  # fmt: skip
ACTIONS = {
    "merged": "merged", "слияние": "merged", "присоединён": "merged", "объединён": "merged",
    "бириктирилди": "merged", "split": "split", "разделение": "split", "разделён": "split",
    "бөлүндү": "split", "renamed": "renamed", "переименование": "renamed",
    "переименован": "renamed", "аталышы өзгөрдү": "renamed",
}  # fmt: skip


@dataclass
class KnownNames:
    """What a line may speak of: municipalities, their codes, names and steps, read once."""

    places: dict[str, Municipality]
    names: dict[int, list[MunicipalityName]]
    steps: dict[int, list[Succession]]

    @classmethod
    def read(cls) -> "KnownNames":
        """Four statements, whatever the length of the file."""
        rows = {row.pk: row for row in Municipality.objects.filter(is_example=False)}
        former = FormerCode.objects.filter(municipality__in=rows)
        places = {old.code: rows[old.municipality_id] for old in former}
        places |= {row.code: row for row in rows.values()}
        names: dict[int, list[MunicipalityName]] = {}
        for name in MunicipalityName.objects.order_by("since", "pk"):
            names.setdefault(name.municipality_id, []).append(name)
        steps: dict[int, list[Succession]] = {}
        for step in Succession.objects.select_related("successor").order_by("on_date", "pk"):
            steps.setdefault(step.predecessor_id, []).append(step)
        return cls(places, names, steps)


class ReformLine(forms.Form):
    """The cells of one line; every word of an error says what to write instead."""

    action = forms.CharField(error_messages={"required": _("write: merged, split or renamed")})
    date = forms.DateField(
        input_formats=DAY_FORMATS,
        error_messages={"required": WRITE_A_DAY, "invalid": WRITE_A_DAY},
    )
    code = forms.CharField(error_messages={"required": _("write the code")})
    successor = forms.SlugField(
        max_length=60,
        required=False,
        error_messages={
            "invalid": _("the code is made of Latin letters, digits, “-” and “_”"),
        },
    )
    name_ru = forms.CharField(max_length=255, required=False)
    name_ky = forms.CharField(max_length=255, required=False)
    name_en = forms.CharField(max_length=255, required=False)
    source = forms.CharField(max_length=SOURCE_LENGTH, required=False)

    def __init__(self, cells: Mapping[str, str], known: KnownNames) -> None:
        super().__init__(dict(cells))
        self.known = known

    def clean_action(self) -> SuccessionKind:
        """One of three words, in any of the languages."""
        action = ACTIONS.get(self.cleaned_data["action"].casefold().strip())
        if action is None:
            raise forms.ValidationError(_("write: merged, split or renamed"))
        return SuccessionKind(action)

    def clean_code(self) -> Municipality:
        """A municipality of the register, by its code of today or an older one."""
        return self._place(self.cleaned_data["code"])

    def clean_name_ru(self) -> str:
        """No letters that only look like Kyrgyz ones."""
        return without_look_alikes(self.cleaned_data["name_ru"])

    def clean_name_ky(self) -> str:
        """No letters that only look like Kyrgyz ones."""
        return without_look_alikes(self.cleaned_data["name_ky"])

    def clean(self) -> dict[str, Any]:
        """What a renaming needs is not what a merger needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["action"] == SuccessionKind.RENAMED:
            self._check_renaming(cleaned)
        else:
            self._check_succession(cleaned)
        return cleaned

    def _place(self, code: str) -> Municipality:
        place = self.known.places.get(code)
        if place is None:
            raise forms.ValidationError(
                _("the register has no such code; bring the register first")
            )
        return place

    def _check_renaming(self, cleaned: dict[str, Any]) -> None:
        place = cleaned["code"]
        if not cleaned["name_ru"]:
            self.add_error("name_ru", _("write the new name"))
        other = self.known.places.get(cleaned["successor"])
        if other is not None and other.pk != place.pk:
            self.add_error("successor", _("this code belongs to another municipality"))
        later = [
            name
            for name in self.known.names.get(place.pk, [])
            if name.since and first_day(name.since) > cleaned["date"]
        ]
        if later:
            words = _("a later name is known, since {day}; enter older names in the admin")
            self.add_error("date", format_lazy(words, day=later[0].since))

    def _check_succession(self, cleaned: dict[str, Any]) -> None:
        place, day = cleaned["code"], cleaned["date"]
        if any(cleaned[f"name_{code}"] for code in LANGUAGES):
            self.add_error("name_ru", _("a new name is a line of its own: renamed"))
        if not cleaned["successor"]:
            self.add_error("successor", _("write the code of the successor"))
            return
        try:
            heir = cleaned["heir"] = self._place(cleaned["successor"])
        except forms.ValidationError as error:
            self.add_error("successor", error)
            return
        if heir.pk == place.pk and cleaned["action"] == SuccessionKind.MERGED:
            self.add_error("successor", _("nobody is merged into oneself"))
        if any(step.successor_id == place.pk and step.on_date == day and heir.pk != place.pk
               for step in self.known.steps.get(heir.pk, [])):  # fmt: skip
            self.add_error("successor", _("on this day it was the other way round"))
        if place.valid_from_date and day <= place.valid_from_date:
            self.add_error("date", _("the municipality did not exist yet"))
        last = day - datetime.timedelta(days=1)
        if place.valid_until_date and place.valid_until_date < last:
            self.add_error("date", _("the municipality no longer existed"))


def read_reform(rows: Iterable[TableRow], known: KnownNames) -> tuple[list[ReformRow], list[Fault]]:
    """Turn lines into steps; what belongs to one merger or division stands or falls together."""
    right: dict[int, tuple[object, ReformRow]] = {}
    faults: list[Fault] = []
    spoilt: dict[object, int] = {}
    for line, cells in rows:
        form = ReformLine(cells, known)
        key = _group_of(cells)
        if form.is_valid():
            right[line] = (key, _row_of(line, form.cleaned_data))
            continue
        spoilt.setdefault(key, line)
        faults.append(Fault(line, "; ".join(words_of(form, cells, HEADINGS))))
    for line, (key, _row) in list(right.items()):
        if key in spoilt:
            words = _("it belongs together with line {line}, which is wrong")
            faults.append(Fault(line, str(format_lazy(words, line=spoilt[key]))))
            del right[line]
    faults.sort(key=lambda fault: fault.line)
    return [row for _key, row in right.values()], faults


def _group_of(cells: Mapping[str, str]) -> object:
    """The merger into one successor, or the division of one predecessor, of a day."""
    action = ACTIONS.get(cells["action"].casefold(), "")
    if action == SuccessionKind.MERGED:
        return action, cells["date"], cells.get("successor", "")
    if action == SuccessionKind.SPLIT:
        return action, cells["date"], cells["code"]
    return object()


def _row_of(line: int, cleaned: Mapping[str, Any]) -> ReformRow:
    heir = cleaned.get("heir")
    return ReformRow(
        line=line,
        kind=cleaned["action"],
        on=cleaned["date"],
        place=cleaned["code"].pk,
        heir=heir.pk if heir else None,
        new_code=cleaned["successor"] if heir is None else "",
        names={f"label_{code}": cleaned[f"name_{code}"] for code in LANGUAGES},
        source=cleaned["source"],
    )

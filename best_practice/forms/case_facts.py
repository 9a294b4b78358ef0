"""Facts of a case as editors correct them: what contradicts itself is refused beside its row."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from best_practice.models import Case
from best_practice.selectors.rows import ids_above
from core.edtf import first_day
from core.slugs import portal_slugify
from organisations.models import Municipality
from organisations.selectors import successors_on

LANGUAGES = ("ru", "ky", "en")


class RowFormSet(BaseChildFormSet):
    """Rows in the order readers see them, whatever order they were written in."""

    queryset: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        order = getattr(self.model, "sort_order_field", "pk")
        if self.instance.pk:
            self.queryset = self.queryset.order_by(order, "pk")


class RowForm(WagtailAdminModelForm):
    """A row whose needed texts are told in one language at least; `needed` names them."""

    needed: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Refuse a row without its text."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.needed:
            if not any(cleaned.get(f"{name}_{code}", "").strip() for code in LANGUAGES):
                self.add_error(f"{name}_ru", _("Write it in one language at least."))
        return cleaned


class AwardForm(RowForm):
    """An award; its code is made of its title where none is given."""

    needed = ("title",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def clean(self) -> dict[str, Any]:
        """Give it a code."""
        cleaned = super().clean()
        titles = [cleaned.get(f"title_{code}", "") for code in LANGUAGES]
        if not cleaned.get("code") and any(titles):
            cleaned["code"] = portal_slugify(next(filter(None, titles)))[:60]
        return cleaned


class FileForm(RowForm):
    """A file that came with the case; nobody adds one here."""

    def clean(self) -> dict[str, Any]:
        """Refuse a row nobody sent a file for."""
        if self.instance.pk is None:
            raise forms.ValidationError(_("Files come in through the form of the sender."))
        return super().clean()


def needing(*names: str) -> type[RowForm]:
    """A form of rows that need these texts."""
    return type("NeedingRowForm", (RowForm,), {"needed": names})


class CaseFactsForm(WagtailAdminModelForm):
    """All facts of a case; the larger case is named by its number."""

    part_of_number = forms.IntegerField(
        label=_("Part of the larger case №"),
        required=False,
        min_value=1,
        help_text=_(
            "Its steps, commission and acts are told once, there, and shown with this case."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.part_of is not None:
            self.initial["part_of_number"] = self.instance.part_of.number

    def clean_part_of_number(self) -> int | None:
        """Find the larger case; refuse itself and its own parts."""
        number: int | None = self.cleaned_data["part_of_number"]
        larger = Case.objects.filter(number=number).first() if number else None
        if number and larger is None:
            raise forms.ValidationError(_("There is no case with this number."))
        if larger is not None and self.instance.pk in ids_above(larger):
            raise forms.ValidationError(
                _("A case cannot be a part of itself or of one of its own parts.")
            )
        self.instance.part_of = larger
        return number

    def is_valid(self) -> bool:
        """Look at rows and facts together once each of them can be read."""
        is_readable: bool = super().is_valid()
        if not self.is_bound or getattr(self, "_was_compared", False):
            return is_readable
        self._was_compared = True
        self._compare_groups()
        self._compare_places()
        return bool(super().is_valid())

    def _kept(self, name: str) -> list[tuple[int, Any]]:
        """The rows that stay, each with its number, in the order of the page."""
        formset = self.formsets.get(name)
        if formset is None:
            return []
        rows = [row for row in formset.forms if row.data.get(row.add_prefix("DELETE")) != "on"]
        told = [row for row in rows if row.instance.pk or row.has_changed()]
        return list(enumerate(told, start=1))

    def _compare_groups(self) -> None:
        """No group is larger than the whole; the row is named."""
        total = self.cleaned_data.get("participants_total")
        if total is None:
            return
        for number, row in self._kept("participant_rows"):
            count = getattr(row, "cleaned_data", {}).get("count")
            if count is not None and count > total:
                row.add_error(
                    "count",
                    _("Row %(row)s has %(count)s people, more than all %(total)s participants.")
                    % {"row": number, "count": count, "total": total},
                )

    def _compare_places(self) -> None:
        """A case happened somewhere, in a municipality that was there then."""
        rows = self._kept("places")
        if "places" in self.formsets and not rows and not self.cleaned_data.get("countries"):
            self.add_error("countries", _("Name a municipality, or the country of the case."))
        started = self.cleaned_data.get("started") or ""
        began = first_day(started) if started else timezone.localdate()
        for _number, row in rows:
            place = getattr(row, "cleaned_data", {}).get("municipality")
            if place and place.valid_until_date and place.valid_until_date < began:
                row.add_error("municipality", _gone(place))


def _gone(place: Municipality) -> Any:
    names = ", ".join(one.label for one in successors_on(place, timezone.localdate()))
    if not names:
        return _("This municipality was gone when the case began.")
    return _("This municipality was gone when the case began. In its place stands: %(names)s.") % {
        "names": names
    }

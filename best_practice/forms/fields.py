"""Fields that read numbers, sums and dates the way people here write them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from best_practice.engine import parsing


def offer(form: forms.Form, name: str, choices: Sequence[Any]) -> None:
    """Give a choice field of a form what it offers now."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class PlainField(forms.CharField):
    """A short text that never wraps its own label into HTML5 bubbles in a foreign language."""

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**kwargs)


class NumberField(PlainField):
    """A number typed with a comma or a dot; cleaned to what `parse` gives, or None."""

    def __init__(self, *, unit: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(**kwargs)
        self.unit = unit

    wrong = _("Write a number, for example 12 or 12,5.")

    def parse(self, text: str) -> Any:
        """Read the text; ValueError becomes the field's own sentence."""
        return parsing.parse_figure(text)

    def clean(self, value: Any) -> Any:
        """Give the number, None for an empty field, or one sentence that says what to do."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.parse(text)
        except ValueError as error:
            raise ValidationError(self.wrong) from error


class CountField(NumberField):
    """A whole number of people or things."""

    wrong = _("Write a whole number, for example 290.")

    def parse(self, text: str) -> int:
        """Whole numbers only."""
        return parsing.parse_count(text)


class ThousandSomField(NumberField):
    """A sum in thousands of som; cleaned to whole som."""

    wrong = _("Write the sum in thousands of som as a number, for example 11,0.")

    def parse(self, text: str) -> int:
        """Thousands in, som out."""
        return parsing.parse_thousand_som(text)


class WhenField(PlainField):
    """A year, a month or a day; cleaned to EDTF level 0."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Give EDTF, "" for an empty field, or one sentence with an example."""
        text = super().clean(value)
        try:
            return parsing.parse_when(text or "")
        except ValueError as error:
            raise ValidationError(
                _("Write a year, a month or a day: 2021, 09.2021 or 07.09.2021.")
            ) from error


class PhoneField(PlainField):
    """One phone, of a person or an office; cleaned to one spelling."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Give the number as readers will see it, or one sentence with examples."""
        text = super().clean(value)
        try:
            return parsing.parse_phone(text) if text else ""
        except ValueError as error:
            raise ValidationError(
                _("Write one number, for example +996 555 123 456 or 03222 5 12 34.")
            ) from error

"""Fields that read numbers, sums and dates the way people here write them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
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


class YearField(CountField):
    """A year, not just a number."""

    def clean(self, value: Any) -> int | None:
        """Years of local self-government as it is now."""
        year: int | None = super().clean(value)
        if year is not None and not parsing.EARLIEST_YEAR <= year <= parsing.LATEST_YEAR:
            raise ValidationError(_("Write a year between 1990 and 2100."))
        return year


class SeveralInputs(forms.Widget):
    """A line for each name and an empty one to go on; a saved form has one more."""

    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """All lines that were typed."""
        return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name, []))

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The first line."""
        return f"{id_}_0"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Lines one below the other, each with a name of its own for those who listen."""
        given = {**self.attrs, **(attrs or {})}
        known = [text for text in value or [] if text]
        lines = (
            (
                name,
                f"{given.get('id', name)}_{place}",
                text,
                given.get("list", ""),
                f"{given.get('label', '')} {place + 1}",
            )
            for place, text in enumerate([*known, ""])
        )
        line = '<input type="text" name="{}" id="{}" value="{}" list="{}" aria-label="{}">'
        return format_html('<div class="lines">{}</div>', format_html_join("", line, lines))


class NamesField(forms.Field):
    """Names of things in a register, one a line; `find` gives their codes or None."""

    def __init__(self, *, register: str, find: Any, wrong: Any, **kwargs: Any) -> None:
        attrs = {"list": register, "label": kwargs.get("label", "")}
        super().__init__(required=False, widget=SeveralInputs(attrs=attrs), **kwargs)
        self.register, self.find, self.wrong = register, find, wrong

    def clean(self, value: Any) -> list[str]:
        """Only what the register has; the first unknown name is said."""
        names = [text.strip() for text in value or [] if text.strip()]
        found = self.find(self.register, names)
        unknown = next((name for name in names if found[name] is None), None)
        if unknown is not None:
            raise ValidationError(self.wrong, params={"name": unknown[:80]})
        return names


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

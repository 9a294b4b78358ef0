"""A block that names a legal act of the register."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from wagtail import blocks

from taxonomy.models import LegalAct


class LegalActBlock(blocks.FieldBlock):
    """One act, chosen from a list by its title; stored by its key, empty once it is deleted."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        acts = LegalAct.objects.order_by("title_ru")
        self.field = forms.ModelChoiceField(queryset=acts, required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> LegalAct | None:
        """Read one act by its key."""
        return LegalAct.objects.filter(pk=value).first() if value else None

    def bulk_to_python(self, values: Sequence[Any]) -> list[LegalAct | None]:
        """Read many acts in one statement."""
        found = LegalAct.objects.in_bulk([value for value in values if value])
        return [found.get(value) for value in values]

    def get_prep_value(self, value: Any) -> Any:
        """Store the key."""
        return getattr(value, "pk", value)

    def extract_references(self, value: Any) -> Iterator[tuple[type, str, str, str]]:
        """Tell the register of references which act is named."""
        if value is not None:
            yield LegalAct, str(self.get_prep_value(value)), "", ""

    class Meta:
        icon = "doc-full"

"""What sections are made of: blocks of questions and rows; rare questions stand folded."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from best_practice.choices import Section
from best_practice.engine.answers import MOST_ROWS, row_total


class RowForm(forms.Form):
    """One row; an untouched row is no row. `folded` names the questions that most rows skip."""

    folded: tuple[str, ...] = ()
    fold_title: Any = ""

    _errors: Any  # Django's own cache of errors, emptied to show answers without judging them

    def has_changed(self) -> bool:
        """A row counts once anything was typed into it."""
        return any(
            (self.data.get(self.add_prefix(name)) or "").strip()
            for name in self.fields
            if name != "file"
        ) or bool(self.files.get(self.add_prefix("file")))

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The questions that are always open."""
        return [field for field in self.visible_fields() if field.name not in self.folded]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The questions in the fold."""
        return [self[name] for name in self.folded]

    @property
    def is_open(self) -> bool:
        """Whether the fold holds an answer or an error."""
        return any(field.value() or field.name in self._errors for field in self.folded_fields)


class Rows(forms.BaseFormSet[RowForm]):
    """Numbered rows whose bookkeeping fields survive a broken or missing post."""

    def __init__(self, data: Any = None, *, prefix: str = "rows", **kwargs: Any) -> None:
        if data is not None:
            data = data.copy()
            data[f"{prefix}-TOTAL_FORMS"] = str(row_total(dict(data.lists()), prefix))
            data[f"{prefix}-INITIAL_FORMS"] = "0"
        super().__init__(data, prefix=prefix, **kwargs)


@dataclass(frozen=True)
class RowSet:
    """Rows of one kind in a section: their forms, what one is called, how many stand ready."""

    form: type[RowForm]
    title: Any
    kind: str = "rows"
    empty: int = 0
    can_add: bool = True  # rows of files come with their file

    def rows(self, data: Any, options: dict[str, Any]) -> Rows:
        """The rows as they were typed."""
        made = forms.formset_factory(
            self.form, formset=Rows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
        )
        return cast(type[Rows], made)(data, prefix=self.kind, form_kwargs=options)


@dataclass(frozen=True)
class Block:
    """Questions that stand together: fields, rows of a kind, or both; folded under a title."""

    names: tuple[str, ...] = ()
    kind: str = ""
    fold: Any = ""
    head: Any = ""


class SectionForm(forms.Form):
    """A section of the form: its fields, its sets of rows, and the blocks they stand in."""

    section: Section
    row_sets: tuple[RowSet, ...] = ()
    blocks: tuple[Block, ...] = ()

    _errors: Any  # Django's own cache of errors, emptied to show answers without judging them

    @classmethod
    def row_options(cls, _data: QueryDict) -> dict[str, Any]:
        """What every row of a kind needs and should be read only once."""
        return {}

"""A section together with its rows: shown, kept as typed, and checked."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from best_practice.choices import Section
from best_practice.engine.answers import Answers
from best_practice.forms.rows import Rows
from best_practice.forms.sections import SECTIONS, SectionForm

# Of a post these are not answers.
BOOKKEEPING = {"csrfmiddlewaretoken", "version", "hold", "action", "intent"}


def as_data(fields: Mapping[str, list[str]]) -> QueryDict:
    """Stored answers as Django forms want to read them."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data


def typed_answers(post: Mapping[str, Any]) -> dict[str, list[str]]:
    """What of a post belongs to the section: every field but the bookkeeping."""
    lists = post.lists() if isinstance(post, MultiValueDict) else post.items()
    return {name: list(values) for name, values in lists if name not in BOOKKEEPING}


class AnsweredSection:
    """One section with its answers: `form`, `rows`, and whether all is well."""

    def __init__(
        self, section: Section, fields: Mapping[str, list[str]], *, is_checked: bool
    ) -> None:
        self.section = section
        kind = SECTIONS[section]
        data = as_data(fields)
        self.form: SectionForm = kind(data)
        self.rows: Rows | None = None
        if kind.rows:
            chosen = [str(data[name]) for name in data if name.endswith("-source")]
            self.rows = kind.rows(data, prefix="rows", form_kwargs=kind.row_options(chosen))
        if not is_checked:
            self._silence()

    def _silence(self) -> None:
        """Show what was typed without judging it yet."""
        self.form._errors = {}
        for row in self.rows or []:
            row._errors = {}

    @property
    def rows_list(self) -> list[Rows]:
        """The row sets as the error summary wants them."""
        return [] if self.rows is None else [self.rows]

    @property
    def has_errors(self) -> bool:
        """Whether an error is shown now."""
        return any(bool(form._errors) for form in (self.form, *(self.rows or [])))

    @property
    def is_complete(self) -> bool:
        """Whether every field and row can be sent."""
        good = self.form.is_valid() and (self.rows is None or self.rows.is_valid())
        return good and not self._too_large_groups()

    def _too_large_groups(self) -> bool:
        if self.section != Section.PEOPLE or self.rows is None:
            return False
        total = self.form.cleaned_data.get("participants_total")
        wrong = False
        for row in self.rows:
            count = row.cleaned_data.get("count") if row.is_bound and row.is_valid() else None
            if total is not None and count is not None and count > total:
                row.add_error(
                    "count", _("At most %(total)s, as many as took part.") % {"total": total}
                )
                wrong = True
        return wrong

    def errors(self) -> list[tuple[str, str]]:
        """All errors as (id of the field, label and sentence), in the order of the page."""
        self.is_complete  # noqa: B018 -- fills the errors of form and rows
        found = []
        for number, form in enumerate([self.form, *(self.rows or [])]):
            place = f"{self.form.row_title} {number}, " if number else ""
            for name, messages in form.errors.items():
                field = form[name] if name in form.fields else None
                label = f"{place}{field.label}: " if field else place
                anchor = field.auto_id if field else ""
                found += [(anchor, f"{label}{message}") for message in messages]
        return found


def answered(answers: Answers, section: Section, *, is_checked: bool = False) -> AnsweredSection:
    """A section of a draft; fresh sections get empty rows to type into."""
    fields = dict(answers.get(section.value, {}))
    kind = SECTIONS[section]
    if kind.rows and "rows-TOTAL_FORMS" not in fields:
        fields["rows-TOTAL_FORMS"] = [str(kind.empty_rows)]
    if section == Section.PEOPLE:
        fields.setdefault("groups_overlap", ["yes"])
    return AnsweredSection(section, fields, is_checked=is_checked)


def checked_sections(answers: Answers) -> list[AnsweredSection]:
    """All sections with their errors."""
    return [answered(answers, section, is_checked=True) for section in Section]

"""A section together with its rows: shown, kept as typed, and checked."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from best_practice.choices import Section
from best_practice.engine.answers import Answers
from best_practice.forms.rows import Block, Rows, SectionForm
from best_practice.forms.sections import SECTIONS

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
    """One section with its answers: `form`, `rows` by kind, and whether all is well."""

    def __init__(
        self, section: Section, fields: Mapping[str, list[str]], *, is_checked: bool
    ) -> None:
        self.section = section
        kind = SECTIONS[section]
        data = as_data(fields)
        self.form: SectionForm = kind(data)
        self.row_sets = {one.kind: one for one in kind.row_sets}
        self.rows: dict[str, Rows] = {
            one.kind: one.rows(data, kind.row_options(data)) for one in kind.row_sets
        }
        if not is_checked:
            self._silence()

    def _silence(self) -> None:
        """Show what was typed without judging it yet."""
        for form in self.forms:
            form._errors = {}

    @property
    def forms(self) -> list[Any]:
        """The form of the section and all its rows, in the order of the page."""
        return [self.form, *(row for rows in self.rows.values() for row in rows)]

    @property
    def rows_list(self) -> list[Rows]:
        """The row sets as the error summary wants them."""
        return list(self.rows.values())

    def blocks(self) -> list[dict[str, Any]]:
        """What stands together on the page; a fold with an answer or an error in it is open."""
        return [self._block(block) for block in self.form.blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        fields = [self.form[name] for name in block.names]
        rows = self.rows.get(block.kind)
        is_open = any(any(_listed(field.value())) or field.errors for field in fields)
        return {
            "head": block.head,
            "fold": block.fold,
            "is_open": is_open or any(row.has_changed() for row in rows or []),
            "fields": fields,
            "rows": rows,
            "row_set": self.row_sets.get(block.kind),
        }

    @property
    def has_errors(self) -> bool:
        """Whether an error is shown now."""
        return any(bool(form._errors) for form in self.forms)

    @property
    def is_complete(self) -> bool:
        """Whether every field and row can be sent."""
        good = [self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())]
        return all(good) and not self._too_large_groups()

    def _too_large_groups(self) -> bool:
        if self.section != Section.PEOPLE:
            return False
        total = self.form.cleaned_data.get("participants_total")
        wrong = False
        for row in self.rows["rows"]:
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
        found = _errors_of(self.form, "")
        for kind, rows in self.rows.items():
            for number, row in enumerate(rows, start=1):
                found += _errors_of(row, f"{self.row_sets[kind].title} {number}, ")
        return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _errors_of(form: Any, place: str) -> list[tuple[str, str]]:
    found = []
    for name, messages in form.errors.items():
        field = form[name] if name in form.fields else None
        label = f"{place}{field.label}: " if field else place
        anchor = (field.id_for_label or field.auto_id) if field else ""
        found += [(anchor, f"{label}{message}") for message in messages]
    return found


def answered(answers: Answers, section: Section, *, is_checked: bool = False) -> AnsweredSection:
    """A section of a draft; fresh sections get empty rows to type into."""
    fields = dict(answers.get(section.value, {}))
    for one in SECTIONS[section].row_sets:
        fields.setdefault(f"{one.kind}-TOTAL_FORMS", [str(one.empty)])
    if section == Section.PEOPLE:
        fields.setdefault("groups_overlap", ["yes"])
    return AnsweredSection(section, fields, is_checked=is_checked)


def checked_sections(answers: Answers) -> list[AnsweredSection]:
    """All sections with their errors."""
    return [answered(answers, section, is_checked=True) for section in Section]

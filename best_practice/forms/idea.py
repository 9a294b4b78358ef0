"""The first section of the form: what it is about, where it happened, who helped."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from best_practice.choices import Mode, Section
from best_practice.forms.fields import CountField, NamesField, PlainField, WhenField, offer
from best_practice.forms.lines import PartnerRowForm
from best_practice.forms.rows import Block, RowSet, SectionForm
from best_practice.models import Case
from best_practice.selectors.drafts import find_municipalities
from best_practice.selectors.places import gone_places
from best_practice.selectors.registers import find_in
from taxonomy.choices import Scheme
from taxonomy.models import Term
from taxonomy.selectors import parts_of, terms_of


def offered_terms(scheme: Scheme, *, chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What is offered now, and what was chosen while it still was."""
    offered = terms_of(scheme)
    known = {term.code for term in offered}
    retired = Term.objects.filter(scheme=scheme, code__in=set(chosen) - known)
    return [(term.code, term.label) for term in (*offered, *retired)]


def _themes(chosen: str) -> list[Any]:
    offered = terms_of(Scheme.THEME)
    groups: list[Any] = [("", _("Choose"))]
    for top in (term for term in offered if term.parent_id is None):
        parts = [(part.code, part.label) for part in parts_of(top, offered)]
        groups.append((top.label, [(top.code, top.label), *parts]))
    if chosen not in {"", *(term.code for term in offered)}:
        retired = Term.objects.filter(scheme=Scheme.THEME, code=chosen)
        groups += [(term.code, term.label) for term in retired]
    return groups


class IdeaForm(SectionForm):
    """What it is about and where it happened."""

    section = Section.IDEA

    title = PlainField(
        label=_("Title"),
        max_length=120,
        help_text=_("What was done and for whom, in one line."),
    )
    summary = PlainField(
        label=_("In one or two sentences"),
        max_length=300,
        rows=3,
        help_text=_("Readers see this in the list."),
    )
    municipality = PlainField(
        label=_("Municipality"),
        max_length=200,
        help_text=_("Start typing the name and choose it from the list."),
    )
    partners = PlainField(
        label=_("Municipalities that took part, one a line"),
        max_length=2000,
        rows=2,
        required=False,
    )
    theme = forms.ChoiceField(label=_("Theme"))
    sdgs = forms.MultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    target_groups = forms.MultipleChoiceField(
        label=_("For whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    started = WhenField(
        label=_("When it began"), help_text=_("For example 2021, 09.2021 or 07.09.2021.")
    )
    ended = WhenField(label=_("When it ended"), help_text=_("Leave empty if it goes on."))
    mode = forms.ChoiceField(label=_("Who did the work"), required=False)
    projects = NamesField(
        label=_("Project"),
        register="projects",
        find=find_in,
        wrong=_("There is no project “%(name)s” in the register. Choose one from the list."),
        help_text=_("If a project helped. Choose it from the list."),
    )
    part_of = CountField(
        label=_("Part of a larger example"),
        help_text=_(
            "If it is one of several initiatives of a round, write the number of that example."
        ),
    )
    countries = NamesField(
        label=_("Country, if it was abroad"),
        register="countries",
        find=find_in,
        wrong=_("There is no country “%(name)s” in the list."),
        help_text=_("An example from abroad needs no municipality."),
    )

    row_sets = (RowSet(PartnerRowForm, _("Organisation"), kind="bodies"),)
    blocks = (
        Block(("title", "summary", "municipality", "partners", "theme", "started", "ended")),
        Block(("target_groups", "sdgs"), fold=_("For whom, and which goals it serves")),
        Block(("mode", "projects"), "bodies", fold=_("Who did the work and who helped")),
        Block(("part_of", "countries"), fold=_("A round of initiatives; an example from abroad")),
    )

    @classmethod
    def row_options(cls, data: QueryDict) -> dict[str, Any]:
        """Which organisations of the rows the register has."""
        names = [str(data[name]).strip() for name in data if re.fullmatch(r"bodies-\d+-name", name)]
        return {"known": find_in("bodies", names)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(code, f"{code}. {label}") for code, label in offered_terms(Scheme.SDG)]
        offer(self, "theme", _themes(self.data.get("theme", "")))
        offer(self, "sdgs", goals)
        offer(self, "target_groups", offered_terms(Scheme.TARGET_GROUP))
        offer(self, "mode", [("", _("Choose")), *Mode.choices])
        self.fields["municipality"].widget.attrs["list"] = "municipalities"
        self.fields["municipality"].required = not any(dict(self.data).get("countries", []))

    def clean_part_of(self) -> int | None:
        """The larger example is public, and is not a part itself."""
        number: int | None = self.cleaned_data["part_of"]
        if number is None:
            return None
        larger = Case.objects.published().filter(number=number).select_related("part_of").first()
        if larger is None:
            raise ValidationError(
                _("There is no published example № %(number)s."), params={"number": number}
            )
        if larger.part_of is not None:
            raise ValidationError(
                _("№ %(number)s is a part itself. Write the number of the whole: %(whole)s."),
                params={"number": number, "whole": larger.part_of.number},
            )
        return number

    def _refuse_unknown(self, names: list[str]) -> None:
        codes = find_municipalities(names)
        unknown = next((name for name, code in codes.items() if code is None), None)
        if unknown is not None:
            words = _("There is no municipality “%(name)s”. Choose one from the list.")
            raise ValidationError(words, params={"name": unknown[:80]})

    def clean_municipality(self) -> str:
        """Only municipalities of the directory."""
        name: str = self.cleaned_data["municipality"]
        self._refuse_unknown([name] if name else [])
        return name

    def clean_partners(self) -> str:
        """Each line is a municipality of the directory."""
        text: str = self.cleaned_data["partners"]
        self._refuse_unknown([line.strip() for line in text.splitlines() if line.strip()])
        return text

    def clean(self) -> dict[str, Any]:
        """It cannot end before it began, nor happen where there was no municipality any more."""
        cleaned = super().clean() or {}
        started, ended = cleaned.get("started"), cleaned.get("ended")
        if started and ended and ended < started[: len(ended)]:
            self.add_error("ended", _("This is earlier than the beginning."))
        for name in ("municipality", "partners"):
            typed = [line.strip() for line in (cleaned.get(name) or "").splitlines()]
            for gone in gone_places(typed, started or "", ended or ""):
                if gone.is_refused:
                    self.add_error(name, gone.words)
        return cleaned

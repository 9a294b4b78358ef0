"""Forms of the admin: terms keep their codes, acts their order, tags become terms."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.forms import WagtailAdminModelForm

from taxonomy.choices import Scheme
from taxonomy.engine import Edge, contradiction
from taxonomy.models import ActRelation, LegalAct, Term


class TermChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Names a term together with its vocabulary and its code."""

    def label_from_instance(self, obj: Any) -> str:
        """Terms of two vocabularies may share a name."""
        return f"{obj.get_scheme_display()}: {obj.label} ({obj.code})"


class TermForm(WagtailAdminModelForm):
    """A term as editors write it; its code and vocabulary are for life."""

    def clean(self) -> dict[str, Any]:
        """Refuse a changed code, a broader term of elsewhere, and the revival of a merged term."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk:
            self._keep_for_life(cleaned)
        parent = cleaned.get("parent")
        if parent is not None:
            self._check_parent(parent, cleaned.get("scheme"))
        return cleaned

    def _keep_for_life(self, cleaned: dict[str, Any]) -> None:
        for name in ("scheme", "code"):
            if name in self.initial and cleaned.get(name) != self.initial[name]:
                words = _("It stands in addresses and exports. Make a new term and merge this one.")
                self.add_error(name, words)
        if self.instance.merged_into_id and not cleaned.get("is_retired", True):
            self.add_error("is_retired", _("This term was merged; it cannot be offered again."))

    def _check_parent(self, parent: Term, scheme: str | None) -> None:
        if parent.scheme != scheme:
            self.add_error("parent", _("Choose a broader term of the same vocabulary."))
        elif parent.parent_id is not None or parent.pk == self.instance.pk:
            self.add_error("parent", _("Choose a term that has no broader one itself."))
        elif parent.merged_into_id is not None:
            self.add_error("parent", _("This term was merged. Choose the one it became."))


class MergeForm(forms.Form):
    """Asks which term stays."""

    into = TermChoice(label=_("The term that stays"), queryset=Term.objects.none())
    is_sure = forms.BooleanField(
        label=_("I have looked at both terms: they mean the same"),
        help_text=_("Everything that uses the first term will use the other. It cannot be undone."),
    )

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Term.objects.of_scheme(term.scheme).offered().exclude(pk=term.pk)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class PromotionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A tag becomes a term that exists, or a new one."""

    into = TermChoice(
        label=_("A term that exists"),
        queryset=Term.objects.none(),
        required=False,
        help_text=_("Leave empty to make a new term below."),
    )

    class Meta:
        model = Term
        fields = ["scheme", "code", "label_ru", "label_ky", "label_en", "parent"]

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        kwargs["initial"] = {"label_ru": tag.name, "code": tag.slug, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        carried = [Scheme.THEME, Scheme.MATTER, Scheme.TARGET_GROUP]
        offered = Term.objects.offered().filter(scheme__in=carried).order_by("scheme", "position")
        self.fields["into"].queryset = offered  # type: ignore[attr-defined]
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            (scheme.value, scheme.label) for scheme in carried
        ]
        for name in ("scheme", "code", "label_ru"):
            self.fields[name].required = False
        self.order_fields(["into"])

    def _post_clean(self) -> None:
        """A chosen term needs nothing of a new one."""
        if not self.cleaned_data.get("into"):
            super()._post_clean()  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """A new term needs its vocabulary, code and Russian name."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("into"):
            for name in ("scheme", "code", "label_ru"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in, or choose a term above."))
        parent = cleaned.get("parent")
        if parent is not None and parent.scheme != cleaned.get("scheme"):
            self.add_error("parent", _("Choose a broader term of the same vocabulary."))
        return cleaned


class LegalActForm(WagtailAdminModelForm):
    """An act with its relations; what cannot be true together is refused in words."""

    def is_valid(self) -> bool:
        """Look at the relations once all rows are known."""
        if not super().is_valid():
            return False
        return self._relations_agree()

    def _relations_agree(self) -> bool:
        formset = self.formsets.get("relations")
        if formset is None:
            return True
        # A new act has no number yet; 0 stands for it.
        own = self.instance.pk or 0
        rows = [
            (form, (own, form.cleaned_data["kind"], form.cleaned_data["other"].pk))
            for form in formset.forms
            if form.cleaned_data.get("other") and not form.cleaned_data.get("DELETE")
        ]
        edges = [*relations_of_others(own), *(edge for _form, edge in rows)]
        dates = {**dates_of(edges), own: self.cleaned_data.get("adopted_date")}
        for form, edge in rows:
            if reason := contradiction(edge, edges, dates):
                form.add_error("other", reason)
        return all(form.is_valid() for form, _edge in rows)


def relations_of_others(act_id: int) -> list[Edge]:
    """Every relation that is written down on the pages of other acts."""
    rows = ActRelation.objects.exclude(act=act_id or None)
    return list(rows.values_list("act_id", "kind", "other_id"))


def dates_of(edges: list[Edge]) -> dict[int, datetime.date | None]:
    """The days of all acts of some relations, as far as known."""
    keys = {key for act, _kind, other in edges for key in (act, other)}
    return dict(LegalAct.objects.filter(pk__in=keys).values_list("pk", "adopted_date"))

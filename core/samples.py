"""Sample data of every component, for the staff's page of patterns and for its tests."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django import forms
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.styles import component_bytes, css_root

FIXTURE = Path(__file__).parent / "fixtures" / "pattern_samples.json"
SHOWN_LANGUAGES = ("ru", "ky")
# Forms cannot be written as JSON: these components get SampleForm.
FORM_COMPONENTS = ("error_summary", "field", "form_buttons")


class Pattern(NamedTuple):
    """One component with its purpose, the bytes of its sheet and its samples by language."""

    name: str
    purpose: str
    css_bytes: int | None
    is_wide: bool
    samples: list[tuple[str, SafeString]]


class SampleForm(forms.Form):
    """One field of every kind; never saved."""

    title = forms.CharField(label=_("Title"), help_text=_("One line: what was done, for whom"))
    local = forms.IntegerField(label=_("From the local budget"), help_text=_("In som"))
    donor = forms.IntegerField(label=_("From a project"), required=False)
    region = forms.ChoiceField(label=_("Oblast"), choices=[("n", _("Naryn oblast"))])
    started = forms.DateField(
        label=_("When it began"), widget=forms.DateInput(attrs={"type": "date"})
    )
    failed = forms.CharField(
        label=_("What did not work"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    device = forms.ChoiceField(
        label=_("Whose device is it?"),
        widget=forms.RadioSelect,
        choices=[("mine", _("Mine")), ("shared", _("A shared computer"))],
    )
    groups = forms.MultipleChoiceField(
        label=_("For whom"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("children", _("Children")), ("youth", _("Young people"))],
    )
    document = forms.FileField(
        label=_("Confirming document"), help_text=_("PDF, JPG or DOCX, up to 10 MB")
    )
    agreed = forms.BooleanField(label=_("I agree with the rules of publication"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("local", "donor"):
            self.fields[name].unit = _("som")  # type: ignore[attr-defined]


@cache
def _written_samples() -> dict[str, dict[str, Any]]:
    written: dict[str, dict[str, Any]] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return written


def purpose_of(name: str) -> str:
    """Read the comment a component's template opens with."""
    source = get_template(f"components/{name}.html").template.source  # type: ignore[attr-defined]
    opening = re.match(r"\{#\s*(.*?)\s*#\}", source)
    return opening.group(1) if opening else ""


def _form_sample(name: str, language: str) -> SafeString:
    data = {"local": "11,0 +", "region": "n", "device": "mine", "groups": ["youth"]}
    form = SampleForm(data, prefix=f"{name}-{language}")
    form = SampleForm(
        {form.add_prefix(key): value for key, value in data.items()}, prefix=form.prefix
    )
    if name == "field":
        shown = [render_to_string("components/field.html", {"field": field}) for field in form]
        return mark_safe("".join(shown))  # noqa: S308 -- rendered by our own template
    context = {"form": form, "verb": _("Save and go on"), "cancel": _("Finish later")}
    return render_to_string(f"components/{name}.html", {**context, "cancel_url": "#"})


def _samples(name: str, language: str) -> SafeString:
    if name in FORM_COMPONENTS:
        return _form_sample(name, language)
    contexts = _written_samples()[name][language]
    shown = [render_to_string(f"components/{name}.html", context) for context in contexts]
    return mark_safe("".join(shown))  # noqa: S308 -- rendered by our own templates


def patterns() -> list[Pattern]:
    """Render every component with its sample, in Russian and Kyrgyz."""
    written = _written_samples()
    sizes = component_bytes(css_root())
    shown: list[Pattern] = []
    for name in sorted([*written, *FORM_COMPONENTS]):
        samples = []
        for language in SHOWN_LANGUAGES:
            with override(language):
                samples.append((language, _samples(name, language)))
        is_wide = bool(written.get(name, {}).get("wide"))
        shown.append(Pattern(name, purpose_of(name), sizes.get(name), is_wide, samples))
    return shown

"""Small helpers of the component templates: fields, errors, bars."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, DateInput, RadioSelect
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

LONGEST_BOXED = 7  # options of a field
TIED_BY_SPACE = re.compile(r"№ \d+|\b\d+(?:,\d+)? (?:(?:тыс\.|миң) сом|сом\w*|КБ|МБ|%|г\.)")
TIED_BY_HYPHEN = re.compile(r"\b(?:үй-бүлө\w*|\d{4}-жыл\w*|\d{1,2}-\w+)", re.IGNORECASE)
SHORTEST_LABELLED = 22  # per cent of the bar; below it the labels become a list


@register.filter
def has_options(field: BoundField) -> bool:
    """Say whether a field is drawn as a list of boxes."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_long(field: BoundField) -> bool:
    """Say whether a list of boxes is so long that it is drawn without frames, in two columns."""
    return len(field.subwidgets) > LONGEST_BOXED


@register.filter
def kyrgyz_first(links: Iterable[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Put the state language first, wherever the settings have it."""
    return sorted(links or [], key=lambda link: link["code"] != "ky")


@register.filter
def is_day(field: BoundField) -> bool:
    """Say whether a field takes a day."""
    return isinstance(field.field.widget, DateInput)


@register.simple_tag
def described_by(field: BoundField) -> SafeString | str:
    """Point a fieldset at its hint and errors."""
    names = [
        f"{field.auto_id}_{end}"
        for end, present in (("helptext", field.help_text), ("error", field.errors))
        if present
    ]
    return format_html(' aria-describedby="{}"', " ".join(names)) if names else ""


def _first_control(field: BoundField) -> str:
    """Anchor of a field: options have no single control, so their fieldset is meant."""
    return f"#{field.auto_id if has_options(field) else field.id_for_label or field.auto_id}"


def _errors_of(form: BaseForm) -> list[dict[str, str]]:
    places = [{"text": str(error), "href": ""} for error in form.non_field_errors()]
    for field in form:
        href = _first_control(field)
        label = str(field.label)
        places += [{"text": str(e), "href": href, "label": label} for e in field.errors]
    return places


def _told_apart(places: list[dict[str, str]]) -> list[dict[str, str]]:
    """Put the label before a sentence that several fields share, so that links differ."""
    count = Counter(place["text"] for place in places)
    for place in places:
        if count[place["text"]] > 1 and place.get("label"):
            place["text"] = f"{place['label']}: {place['text']}"
    return places


@register.simple_tag
def form_errors(
    form: BaseForm | None,
    formsets: Iterable[Any] | None = None,
    extra: list[dict[str, str]] | None = None,
) -> list[dict[str, str]]:
    """Collect every error of a page's forms with the address of its field."""
    places: list[dict[str, str]] = list(extra or [])
    if form:
        places += _errors_of(form)
    for formset in formsets or []:
        places += [{"text": str(error), "href": ""} for error in formset.non_form_errors()]
        for row in formset.forms:
            places += _errors_of(row)
    return _told_apart(places)


@register.filter
def bar_width(share: float | None) -> str:
    """Turn a share of 0-100 into the class of that width, at least one per cent."""
    return f"w{min(100, max(1, round(float(share or 0))))}"


@register.filter
def parts(total: int) -> range:
    """Count 1…total, for rows of blocks."""
    return range(1, int(total or 0) + 1)


@register.filter
def tie(text: str | None) -> SafeString | str:
    """Keep together what must not break: «№ 10», «37,0 тыс. сом», «2021-жылдын», «үй-бүлө»."""
    if not text:
        return ""
    safe = conditional_escape(text)
    spaced = TIED_BY_SPACE.sub(lambda found: found.group().replace(" ", "\u00a0"), safe)
    return mark_safe(  # noqa: S308 -- escaped above
        TIED_BY_HYPHEN.sub(r'<span class="nobr">\g<0></span>', spaced)
    )


@register.filter
def labels_fit(segments: Iterable[Any]) -> bool:
    """Say whether every felt of a bar is long enough to carry its label below."""
    shares = [row["share"] if isinstance(row, dict) else row.share for row in segments]
    return all(float(share or 0) >= SHORTEST_LABELLED for share in shares)


@register.filter
def nth(items: list[Any], position: int) -> Any:
    """Take one of a list."""
    return items[position] if position < len(items) else ""


@register.filter
def facet_list(values: Iterable[Mapping[str, Any]]) -> SafeString:
    """Draw the values of a filter, narrower ones folded below the broader; all without scripts.

    A page has hundreds of them; a template for each took most of the page's time.
    """
    words: dict[str, str] = {"chosen": conditional_escape(_("chosen, remove"))}
    return mark_safe(_facet_rows(values, words))  # noqa: S308 -- every part is escaped below


def _facet_rows(values: Iterable[Mapping[str, Any]], words: dict[str, str]) -> str:
    rows = [
        f"<li>{_facet_link(value, words)}{_facet_inside(value, words)}</li>" for value in values
    ]
    return f'<ul role="list">{"".join(rows)}</ul>'


def _facet_inside(value: Mapping[str, Any], words: dict[str, str]) -> str:
    children = value.get("children")
    if not children:
        return ""
    number = len(children)
    said = value.get("inside_words") or ngettext(
        "%(number)s narrower", "%(number)s narrower", number
    ) % {"number": number}
    label = html.escape(str(value["label"]))
    opened = " open" if value.get("inside") else ""
    return (
        f'<details class="inside"{opened}><summary>{html.escape(said)}'
        f'<span class="hidden-text">: {label}</span></summary>'
        f"{_facet_rows(children, words)}</details>"
    )


def _facet_link(value: Mapping[str, Any], words: dict[str, str]) -> str:
    # Plain text only, so Django's slower escaping has nothing to look at.
    label, count, url = html.escape(str(value["label"])), value.get("count"), value["url"]
    shown = f" <small>{int(count)}</small>" if count is not None else ""
    if not url:
        return f'<span class="none"><span>{label}</span>{shown}</span>'
    href = f'href="{html.escape(url)}" rel="nofollow"'
    if not value.get("on"):
        return f"<a {href}><span>{label}</span>{shown}</a>"
    return (
        f'<a {href} class="on" aria-current="true"><span>{label}'
        f'<span class="hidden-text"> ({words["chosen"]})</span></span>{shown}</a>'
    )

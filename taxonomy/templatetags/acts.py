"""Tags that write acts as people cite them: number, date, whether it applies."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.formats import day, edtf
from taxonomy.models import LegalAct

register = template.Library()


@register.simple_tag
def act_date(act: LegalAct) -> str:
    """The day, or the month or year where no more is known; "" when nothing is."""
    return day(act.adopted_date) or edtf(act.date_note)


@register.simple_tag
def act_line(act: LegalAct) -> str:
    """Number and date in one line: «№ 226, 28 декабря 2020 г.»; "" when both are unknown."""
    number = f"№\u00a0{act.number}" if act.number else ""
    return ", ".join(part for part in (number, act_date(act)) if part)


@register.simple_tag
def act_entry(act: LegalAct) -> dict[str, Any]:
    """An act as a row of a list."""
    badges = []
    if act.is_in_force is False:
        badges.append({"text": _("no longer in force"), "kind": "warn"})
    elif act.is_in_force:
        badges.append({"text": _("in force"), "kind": "ok"})
    foreign = act.title_language != get_language()
    return {
        "url": reverse("legal_act", args=[act.code]),
        "title": act.title,
        "lang": act.title_language if foreign else "",
        "meta": [part for part in (act_line(act), act.issuer) if part],
        "badges": badges,
    }

"""An expert as a row of the register, and the traits of one entry."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from organisations.choices import Help, Language, Trait
from organisations.models import Expert
from organisations.selectors.experts import ExpertCard

register = template.Library()
SHORT = 220  # characters of one's own words in a list


@register.simple_tag
def expert_entry(card: ExpertCard) -> dict[str, Any]:
    """Name, topics, languages, and the first words of an entry."""
    words, expert = card.expert.words, card.expert
    shown = words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + "…"
    regions = ", ".join(label for _code, label in card.regions) or _("works everywhere")
    languages = ", ".join(label for _code, label in card.languages)
    return {
        "url": reverse("expert", args=[expert.pk]),
        "title": card.name,
        "meta": [regions, languages],
        "summary": shown,
        "summary_lang": "" if expert.words_language == get_language() else expert.words_language,
        "badges": [{"text": label, "kind": ""} for _code, label in card.topics],
    }


@register.simple_tag
def expert_traits(expert: Expert) -> dict[str, list[str]]:
    """Languages and kinds of help by name."""
    rows = list(expert.traits.order_by("pk"))
    known = {
        Trait.LANGUAGE: {one.value: str(one.label) for one in Language},
        Trait.HELP: {one.value: str(one.label) for one in Help},
    }

    def named(trait: Trait) -> list[str]:
        return [known[trait].get(row.code, row.code) for row in rows if row.trait == trait]

    return {"languages": named(Trait.LANGUAGE), "helps": named(Trait.HELP)}

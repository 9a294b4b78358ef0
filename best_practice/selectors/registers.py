"""Registers the form chooses from by name: projects, bodies, legal acts, countries."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.utils.translation import get_language

from core.folding import fold
from core.memory import remembered
from organisations.models import Country, Organisation, Project
from taxonomy.models import LegalAct

LABELS = ("label_ru", "label_ky", "label_en")


def _labels(model: Any, *further: str) -> list[tuple[str, list[str]]]:
    rows = model.objects.order_by("label_ru").values_list("code", *LABELS, *further)
    return [(code, list(spellings)) for code, *spellings in rows]


def _acts() -> list[tuple[str, list[str]]]:
    rows = LegalAct.objects.order_by("title_ru", "code")
    return [
        (act.code, [_with_number(title, act.number) for title in (act.title_ru, act.title_ky)])
        for act in rows
    ]


def _with_number(title: str, number: str) -> str:
    return f"{title} № {number}" if title and number else title


def _rows(register: str) -> list[tuple[str, list[str]]]:
    """Every code with its spellings: Russian, Kyrgyz, English, then others."""
    if register == "acts":
        return _acts()
    if register == "projects":
        return _labels(Project, "short_ru", "short_ky")
    return _labels({"bodies": Organisation, "countries": Country}[register])


def _shown(spellings: list[str], language: str) -> str:
    own = {"ky": 1, "en": 2}.get(language, 0)
    return (spellings[own] if own < len(spellings) else "") or spellings[0]


def names_in(register: str) -> list[str]:
    """Every name of a register in the language of the page, in order."""
    language = (get_language() or "ru")[:2]
    return sorted({_shown(spellings, language) for _code, spellings in _rows(register)})


def find_in(register: str, names: Iterable[str]) -> dict[str, str | None]:
    """Find codes by any spelling of a name; None for a name the register lacks. One statement."""
    wanted = {name: fold(name) for name in names if name.strip()}
    if not wanted:
        return {}
    codes: dict[str, str] = {}
    for code, spellings in _rows(register):
        for spelling in (code, *spellings):
            if spelling:
                codes.setdefault(fold(spelling), code)
    return {name: codes.get(folded) for name, folded in wanted.items()}


def names_of(register: str, codes: Iterable[str], language: str) -> dict[str, str]:
    """What codes are called in a language; codes the register lost are left out."""
    wanted = set(codes)
    if not wanted:
        return {}
    rows = remembered(f"best_practice.{register}", partial(_rows, register))
    return {code: _shown(spellings, language) for code, spellings in rows if code in wanted}

"""The repeat kit of a case for one municipality: plan, money, papers, acts. Nothing is invented."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from best_practice.engine.facts import SOM, Budget, CaseFacts, Step
from best_practice.selectors.labels import read_vocabulary
from core.labels import in_language
from core.templatetags.formats import edtf, number, som
from organisations.models import Municipality
from organisations.selectors import places_with_codes
from peer_learning.engine.scaling import carried_over, days_between, shifted
from peer_learning.selectors.public_cases import PublicCase, read_public_cases
from peer_learning.selectors.sides import post_of
from people.models import User
from taxonomy.choices import RelationKind, Scheme
from taxonomy.models import ActRelation, LegalAct
from taxonomy.templatetags.acts import act_line


@dataclass(frozen=True)
class Said:
    """A text of the case and the language that has to be marked, if any."""

    text: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Task:
    """A step as the reader would take it."""

    title: Said
    responsible: Said
    when: str
    document: Said
    no_document: Said
    file_url: str = ""


@dataclass(frozen=True)
class Money:
    """A line of the budget of the source, and what it could be here."""

    source: str
    purpose: Said
    amount: str
    here: str = ""
    division: str = ""


@dataclass(frozen=True)
class Act:
    """An act that the source stood on, and what took its place since."""

    title: str
    lang: str
    line: str
    url: str
    is_gone: bool = False
    newer: list["Act"] = field(default_factory=list)


@dataclass(frozen=True)
class Heads:
    """How many people live there and here; None is unknown, and said so."""

    theirs: int | None = None
    ours: int | None = None

    @property
    def are_known(self) -> bool:
        """Whether a sum per head can be carried over."""
        return bool(self.theirs and self.ours)


@dataclass(frozen=True)
class Kit:
    """Everything a municipality needs to begin."""

    case: PublicCase
    place: Municipality | None
    start: datetime.date
    tasks: list[Task]
    has_dates: bool
    took_days: int
    money: list[Money]
    other_money: list[Money]
    in_kind: list[Money]
    total: str
    total_here: str
    total_division: str
    heads: Heads
    acts: list[Act]
    conditions: list[Said]

    @property
    def papers(self) -> list[Task]:
        """The steps that leave a paper."""
        return [task for task in self.tasks if task.document.text]


def said(texts: dict[str, str]) -> Said:
    """Choose the text for the language of the page."""
    text, language = in_language(texts)
    return Said(text, language if text and language != (get_language() or "ru")[:2] else "")


def own_place(person: Any) -> Municipality | None:
    """The municipality of a person's newest post."""
    post = post_of(person) if isinstance(person, User) else None
    return post.municipality if post else None


def read_kit(number: int, *, place: Municipality | None, start: datetime.date) -> Kit | None:
    """Read the kit of a public case; None when there is no such case. At most eight statements."""
    case = read_public_cases([number]).get(number)
    if case is None:
        return None
    facts = case.facts
    heads = Heads(_heads_of(facts.municipalities), place.population if place else None)
    moments = [step.when for step in facts.steps]
    rows = [row for row in facts.budget if not row.is_in_kind and row.amount is not None]
    ours = [row for row in rows if row.currency == SOM]
    total = sum(row.amount or 0 for row in ours)
    here, division = _carried(total, heads)
    return Kit(
        case=case,
        place=place,
        start=start,
        tasks=_tasks(facts, shifted(moments, start)),
        has_dates=any(moments),
        took_days=days_between(moments),
        money=[_money(row, heads) for row in ours],
        other_money=[_money(row, Heads()) for row in rows if row.currency != SOM],
        in_kind=[_money(row, Heads()) for row in facts.budget if row.is_in_kind],
        total=som(total) if ours else "",
        total_here=here if ours else "",
        total_division=division if ours else "",
        heads=heads,
        acts=_acts(facts.legal_acts),
        conditions=[one for texts in facts.conditions if (one := said(texts)).text],
    )


def _heads_of(codes: list[str]) -> int | None:
    """The people of all places together; None as soon as one of them is unknown."""
    found = places_with_codes(codes)
    heads = [place.population for place in found if place.population is not None]
    return sum(heads) if found and len(heads) == len(found) else None


def _tasks(facts: CaseFacts, moments: list[str]) -> list[Task]:
    files = {file.upload for file in facts.files}
    return [
        _task(step, when, step.document_file if step.document_file in files else "")
        for step, when in zip(facts.steps, moments, strict=True)
    ]


def _task(step: Step, when: str, file: str) -> Task:
    return Task(
        title=said(step.title),
        responsible=said(step.responsible),
        when=edtf(when),
        document=said(step.document),
        no_document=said(step.no_document),
        file_url=reverse("uploaded_file", args=[file]) if file else "",
    )


def _money(row: Budget, heads: Heads) -> Money:
    is_som = row.currency == SOM
    here, division = _carried(row.amount or 0, heads) if is_som else ("", "")
    amount = ""
    if row.amount is not None:
        amount = som(row.amount) if is_som else f"{number(row.amount)}\u00a0{row.currency}"
    return Money(
        source=read_vocabulary().name(Scheme.FUNDING_SOURCE, row.source),
        purpose=said(row.purpose),
        amount=amount,
        here=here,
        division=division,
    )


def _carried(amount: int, heads: Heads) -> tuple[str, str]:
    """A range in words of figures and the sum that it comes from; "" where heads are unknown."""
    if not amount or heads.theirs is None or heads.ours is None or not heads.are_known:
        return "", ""
    least, most = carried_over(amount, heads.theirs, heads.ours)
    shown = som(most) if least == most else f"{number(least)}–{som(most)}"
    return shown, f"{number(amount)} ÷ {number(heads.theirs)} × {number(heads.ours)}"


def _acts(codes: list[str]) -> list[Act]:
    if not codes:
        return []
    repealing = Prefetch(
        "relations_back",
        ActRelation.objects.filter(kind=RelationKind.REPEALS).select_related("act"),
        to_attr="repealed_by",
    )
    rows = LegalAct.objects.filter(code__in=codes).prefetch_related(repealing)
    return [
        _act(act, [_act(one.act) for one in act.repealed_by])
        for act in rows.order_by("kind", "title_ru")
    ]


def _act(act: LegalAct, newer: list[Act] | None = None) -> Act:
    language = act.title_language
    return Act(
        title=act.title,
        lang=language if language != (get_language() or "ru")[:2] else "",
        line=act_line(act),
        url=reverse("legal_act", args=[act.code]),
        is_gone=act.is_in_force is False or bool(newer),
        newer=newer or [],
    )


def today() -> datetime.date:
    """Where a plan begins unless the reader says otherwise."""
    return timezone.localdate()

"""The table of a comparison: facts down, cases across, figures with bars and divisions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from best_practice.choices import Mode, Qualifier
from best_practice.engine.facts import SOM, CaseFacts, Result
from best_practice.engine.sums import people_counted, som_by_source
from core.edtf import parse_edtf
from core.templatetags.formats import number, thousands
from peer_learning.engine import comparing
from peer_learning.engine.comparing import Price
from peer_learning.engine.comparing_cells import Cell, Column, Group, Row, spoken
from peer_learning.engine.council_parts import in_words, limited, no_data
from peer_learning.engine.papers import NBSP

MOST_RESULTS = 5
MOST_UNITS = 3
LOCAL_MONEY = "local-budget"


def _with_bars(cells: Sequence[Cell], values: Sequence[float | None]) -> tuple[Cell, ...]:
    lengths = comparing.shares(values)
    return tuple(
        replace(cell, share=length, is_figure=length is not None)
        for cell, length in zip(cells, lengths, strict=True)
    )


def _figures(
    label: str,
    columns: Sequence[Column],
    value: Callable[[CaseFacts], int | None],
    written: Callable[[int], str] = number,
    note: Callable[[CaseFacts, int], str] | None = None,
) -> Row:
    """A row of printed figures; a missing one is said."""
    values = [value(column.facts) for column in columns]
    cells = [
        Cell(no_data())
        if one is None
        else Cell(written(one), note(column.facts, one) if note else "")
        for column, one in zip(columns, values, strict=True)
    ]
    return Row(label, _with_bars(cells, values))


def division(price: Price) -> str:
    """Show how a computed figure came about: «486 000 ÷ 214», «486 000 ÷ (214 − 40)»."""
    units = in_words(f"{price.units.normalize():f}")
    if price.before:
        units = f"({units} − {in_words(f'{price.before.normalize():f}')})"
    return f"{number(price.som)}{NBSP}÷{NBSP}{units}"


def _prices(label: str, prices: Sequence[Price | None]) -> Row:
    """A row of computed figures: about what, how it was divided, who is least."""
    smallest = comparing.least(prices)
    cells = []
    for index, price in enumerate(prices):
        if price is None:
            cells.append(Cell(_("cannot be computed"), is_computed=True))
            continue
        words = _("at most %(sum)s") if price.is_most else _("about %(sum)s")
        text = words % {"sum": number(price.about)}
        is_least = index in smallest
        cells.append(Cell(text, division(price), is_computed=True, is_least=is_least))
    lengths = [price.exact if price else None for price in prices]
    return Row(label, _with_bars(cells, lengths), _range_note(prices))


def _range_note(prices: Sequence[Price | None]) -> str:
    known = [price.about for price in prices if price]
    if len(known) < 2:
        return ""
    words = _("from %(low)s to %(high)s, by %(known)s examples of %(all)s")
    ends = {"low": number(min(known)), "high": number(max(known))}
    return words % {**ends, "known": len(known), "all": len(prices)}


def money(columns: Sequence[Column]) -> Group:
    """What it took, who gave it, and what one of each took."""
    cases = [column.facts for column in columns]
    rows = [_whole(columns)]
    if any(facts.planned_som for facts in cases):
        planned = _("Planned, thousand som")
        rows.append(_figures(planned, columns, lambda facts: facts.planned_som, thousands))
    rows.append(
        _figures(_("Of it local budget, thousand som"), columns, _local, thousands, _local_share)
    )
    label = _("For one participant, som")
    rows.append(_prices(label, [comparing.price_per_person(facts) for facts in cases]))
    households = [comparing.price_per_household(facts) for facts in cases]
    if any(households):
        rows.append(_prices(_("For one household, som"), households))
    for key in comparing.bought_units(cases)[:MOST_UNITS]:
        found = [comparing.result_with(facts, key) for facts in cases]
        unit = next(spoken(row.unit).text for row in found if row)
        prices = [
            comparing.price_of(facts, row) if row else None
            for facts, row in zip(cases, found, strict=True)
        ]
        rows.append(_prices(_("For one “%(unit)s”, som") % {"unit": unit}, prices))
    return Group(_("Money"), tuple(rows))


def _whole(columns: Sequence[Column]) -> Row:
    row = _figures(
        _("The whole budget, thousand som"), columns, lambda facts: facts.total_som, thousands
    )
    cells = [
        replace(cell, note=_foreign(column.facts) or cell.note)
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _foreign(facts: CaseFacts) -> str:
    sums: dict[str, int] = {}
    for row in facts.budget:
        if row.currency != SOM and row.amount:
            sums[row.currency] = sums.get(row.currency, 0) + row.amount
    words = ", ".join(f"{number(amount)}{NBSP}{code}" for code, amount in sums.items())
    return _("besides, not converted: %(sums)s") % {"sums": words} if words else ""


def _local(facts: CaseFacts) -> int | None:
    return som_by_source(facts).get(LOCAL_MONEY)


def _local_share(facts: CaseFacts, local: int) -> str:
    whole = comparing.whole_money(facts)
    if not whole:
        return ""
    return _("%(share)s %% of the budget") % {"share": round(100 * local / whole)}


def people(columns: Sequence[Column]) -> Group:
    """Whom it reached, how far, how long it took, and its results."""
    rows = [_figures(_("Participants"), columns, people_counted)]
    for label, name in ((_("Events"), "events_count"), (_("Villages"), "villages_count")):
        if any(getattr(column.facts, name) is not None for column in columns):
            rows.append(_figures(label, columns, lambda facts, name=name: getattr(facts, name)))  # type: ignore[misc]
    rows.append(Row(_("How long it took"), tuple(_duration(one.facts) for one in columns)))
    return Group(_("People and results"), (*rows, *_results(columns)))


def _duration(facts: CaseFacts) -> Cell:
    if not (facts.started and facts.ended):
        return Cell(no_data())
    (year, month, _day), (last_year, last_month, _last) = (
        parse_edtf(facts.started),
        parse_edtf(facts.ended),
    )
    if month is None or last_month is None:
        years = last_year - year
        words = ngettext("about %(count)s year", "about %(count)s years", years)
        return Cell(words % {"count": years}) if years else Cell(_("within a year"))
    months = max((last_year - year) * 12 + last_month - month + 1, 1)
    return Cell(ngettext("%(count)s month", "%(count)s months", months) % {"count": months})


def _indicator(row: Result) -> str:
    text = next((row.indicator[code] for code in ("ru", "ky", "en") if row.indicator.get(code)), "")
    return f"{' '.join(text.casefold().split())}|{comparing.unit_key(row)}"


def _results(columns: Sequence[Column]) -> list[Row]:
    """Results told by several cases first; a case without one says so."""
    told: dict[str, dict[int, Result]] = {}
    for index, column in enumerate(columns):
        for result in column.facts.results:
            told.setdefault(_indicator(result), {}).setdefault(index, result)
    keys = sorted(told, key=lambda key: -len(told[key]))[:MOST_RESULTS]
    rows = []
    for key in keys:
        sample = next(iter(told[key].values()))
        label = spoken(sample.indicator, 90).text
        unit = spoken(sample.unit, 24)
        cells = [_result(told[key].get(index)) for index in range(len(columns))]
        rows.append(Row(f"{label}, {unit.text}" if sample.unit else label, tuple(cells)))
    return rows


def _result(row: Result | None) -> Cell:
    value = comparing.figure_of(row.value) if row else None
    if row is None or value is None:
        return Cell(no_data())
    exact = row.qualifier not in Qualifier.values or not row.qualifier
    words = "" if exact else f"{Qualifier(row.qualifier).label} "
    after = f"{words}{_plain(value)}"
    before = comparing.figure_of(row.baseline)
    if before is None:
        return Cell(after)
    return Cell(_("was %(before)s, became %(after)s") % {"before": _plain(before), "after": after})


def _plain(value: Decimal) -> str:
    return in_words(f"{value.normalize():f}")


def arrangement(columns: Sequence[Column]) -> Group:
    """When, by whom and on what ground; what went wrong; who repeated it."""
    return Group(
        _("How it was arranged"),
        (
            Row(_("Year"), tuple(Cell(str(one.facts.year or no_data())) for one in columns)),
            Row(_("Who did it"), tuple(_mode(one.facts) for one in columns)),
            Row(_("What did not work"), tuple(_lessons(one) for one in columns)),
            Row(_("What is needed first"), tuple(_conditions(one.facts) for one in columns)),
            Row(_("Repeated by others"), tuple(_repeated(one.repetitions) for one in columns)),
            Row(_("Steps with a document"), tuple(_proofs(one.facts) for one in columns)),
            Row(_("Who gave money"), tuple(_sources(one) for one in columns)),
        ),
    )


def _mode(facts: CaseFacts) -> Cell:
    return Cell(str(Mode(facts.mode).label) if facts.mode in Mode.values else no_data())


def _sources(column: Column) -> Cell:
    codes = dict.fromkeys(row.source for row in column.facts.budget)
    return Cell(", ".join(column.sources.get(code, code) for code in codes) or no_data())


def _proofs(facts: CaseFacts) -> Cell:
    proven = sum(bool(step.document or step.document_file) for step in facts.steps)
    words = _("%(proven)s of %(all)s") % {"proven": proven, "all": len(facts.steps)}
    return Cell(words if facts.steps else no_data())


def _conditions(facts: CaseFacts) -> Cell:
    texts = [spoken(text, 60) for text in facts.conditions]
    words = "".join(limited([text.text for text in texts], 3, "; "))
    languages = {text.language for text in texts[:3]}
    language = languages.pop() if len(languages) == 1 else ""
    return Cell(words, language=language) if words else Cell(no_data())


def _lessons(column: Column) -> Cell:
    if not column.lessons:
        return Cell(_("the author has not written about it yet"))
    return spoken(column.lessons)


def _repeated(count: int) -> Cell:
    words = ngettext("%(count)s time", "%(count)s times", count) % {"count": count}
    return Cell(words if count else _("not yet"))


def table_of(columns: Sequence[Column]) -> list[Group]:
    """The whole table."""
    return [money(columns), people(columns), arrangement(columns)]

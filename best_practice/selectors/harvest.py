"""Public cases as harvesters of other libraries read them, in Dublin Core."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from best_practice.models import Case, CaseTombstone, CaseVersion
from core.harvest import HarvestRecord, Position, Statement
from organisations.models import Municipality
from taxonomy.models import Term

LABELS = ("label_ru", "label_ky", "label_en")

Labels = dict[Any, list[tuple[str, str]]]


def harvest_records(
    *,
    since: datetime | None,
    until: datetime | None,
    after: Position | None,
    limit: int,
    key: int | None = None,
) -> list[HarvestRecord]:
    """Give at most `limit` public or withdrawn cases by the instant of their last public change.

    A case that was never public is in no answer. Five statements, whatever the limit.
    """
    span = (since, until, after, key)
    cases = _between(Case.objects.published(), "public_changed_at", *span)[:limit]
    stones = _between(CaseTombstone.objects.all(), "deleted_at", *span)[:limit]
    records = [*_living(list(cases)), *map(_gone, stones)]
    return sorted(records, key=lambda record: (record.changed_at, record.key))[:limit]


def _between(
    rows: QuerySet[Any],
    instant: str,
    since: datetime | None,
    until: datetime | None,
    after: Position | None,
    key: int | None,
) -> QuerySet[Any]:
    if since is not None:
        rows = rows.filter(**{f"{instant}__gte": since})
    if until is not None:
        rows = rows.filter(**{f"{instant}__lte": until})
    if after is not None:
        moment, number = after
        behind = Q(**{f"{instant}__gt": moment}) | Q(**{instant: moment, "number__gt": number})
        rows = rows.filter(behind)
    if key is not None:
        rows = rows.filter(number=key)
    return rows.filter(**{f"{instant}__isnull": False}).order_by(instant, "number")


def _gone(stone: CaseTombstone) -> HarvestRecord:
    return HarvestRecord(key=stone.number, changed_at=stone.deleted_at, is_deleted=True)


def _living(cases: list[Case]) -> list[HarvestRecord]:
    contents = _contents([case.pk for case in cases])
    codes = {code for case in cases for code in contents[case.pk]["facts"]["municipalities"]}
    places = _labels(Municipality.objects.filter(code__in=codes), ("code",))
    terms = _labels(Term.objects.all(), ("scheme", "code")) if cases else {}
    return [
        HarvestRecord(
            key=case.number,
            changed_at=case.public_changed_at,
            statements=tuple(_statements(case, contents[case.pk], places, terms)),
        )
        for case in cases
        if case.public_changed_at is not None
    ]


def _contents(case_ids: list[int]) -> dict[int, dict[str, Any]]:
    """The newest version of each; JSON of others is never read."""
    newest = (
        CaseVersion.objects.filter(case__in=case_ids)
        .order_by("case", "-number")
        .values_list("case", "pk")
    )
    keys: dict[int, int] = {}
    for case_id, key in newest:
        keys.setdefault(case_id, key)
    rows = CaseVersion.objects.filter(pk__in=keys.values()).values_list("case", "content")
    return dict(rows)


def _labels(rows: QuerySet[Any], key: tuple[str, ...]) -> Labels:
    """The labels of rows in each language they have one in."""
    found: Labels = {}
    for values in rows.values_list(*key, *LABELS):
        name = values[0] if len(key) == 1 else values[: len(key)]
        pairs = zip(("ru", "ky", "en"), values[len(key) :], strict=True)
        found[name] = [(language, label) for language, label in pairs if label]
    return found


def _statements(
    case: Case, content: dict[str, Any], places: Labels, terms: Labels
) -> Iterator[Statement]:
    facts, texts = content["facts"], content["texts"]
    yield from _told(texts, "title", "title")
    for code in facts["municipalities"]:
        for element in ("creator", "coverage"):
            yield from (Statement(element, label, lang) for lang, label in places.get(code, []))
    for term in facts["terms"]:
        names = terms.get((term["scheme"], term["code"]), [])
        yield from (Statement("subject", label, language) for language, label in names)
    yield from _told(texts, "summary", "description")
    span = "/".join(part for part in (facts.get("started"), facts.get("ended")) if part)
    if span:
        yield Statement("coverage", span)
    yield Statement("publisher", settings.WAGTAIL_SITE_NAME, "ru")
    if case.first_published_at is not None:
        yield Statement("date", timezone.localdate(case.first_published_at).isoformat())
    yield Statement("type", "Text")
    yield Statement("format", "text/html")
    for language in sorted(texts):
        address = f"{settings.PUBLIC_URL}/{language}/practices/n/{case.number}/"
        yield Statement("identifier", address)
        yield Statement("language", language)
    yield Statement("rights", settings.CONTENT_LICENCE)


def _told(texts: dict[str, dict[str, str]], name: str, element: str) -> Iterator[Statement]:
    """A text of the pages in each language it is told in."""
    for language, text in sorted(texts.items()):
        if text.get(name):
            yield Statement(element, text[name], language)

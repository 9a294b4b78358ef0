"""Finds cases that a text resembles, in a few statements however many cases there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from best_practice.engine.answers import texts_of
from best_practice.engine.desk.shingles import Texts, is_alike, likeness, marks_of
from best_practice.models import Case, CaseDraft, CaseLookalike, CasePage, CaseShingle

# So many of the nearest by marks are compared word by word.
COMPARED = 12
# One mark alone is chance, except where a text is too short to have more.
FEWEST = 2


@dataclass(frozen=True)
class Alike:
    """A case that may be the same, with how alike titles and texts are, in per cent."""

    case: Case
    title: str
    title_percent: int
    text_percent: int
    page: CasePage | None = None


def _nearest(marks: set[int], language: str, besides: int | None, *, is_public: bool) -> list[int]:
    rows = CaseShingle.objects.filter(language=language, value__in=marks)
    if besides is not None:
        rows = rows.exclude(case=besides)
    if is_public:
        rows = rows.filter(**{f"case__is_in_{language}": True})
    shared = rows.values("case").annotate(shared=Count("pk")).filter(shared__gte=FEWEST)
    return list(shared.order_by("-shared", "case").values_list("case", flat=True)[:COMPARED])


def texts_of_cases(
    cases: Iterable[int], language: str, *, is_public: bool
) -> dict[int, tuple[Any, CasePage | None]]:
    """What each case says in a language: its public page, or for editors what was sent."""
    keys = list(cases)
    pages = CasePage.objects.filter(case__in=keys, locale__language_code=language, live=True)
    found: dict[int, tuple[Any, CasePage | None]] = {}
    if not is_public:
        sent = CaseDraft.objects.waiting().filter(case__in=keys, language=language)
        for draft in sent.order_by("submitted_at"):
            found[draft.case_id or 0] = (draft.sent.get("texts", {}), None)
    for page in pages:
        found[page.case_id] = (vars(page), page)
    return found


def find_alike(
    texts: Texts, *, language: str, besides: int | None = None, is_public: bool = True
) -> list[Alike]:
    """Cases whose title and text are nearly these, the most alike first.

    With `is_public` only what every reader may see is compared: nobody learns of a description
    that waits, was returned or was taken off by sending a guess. Three statements at most.
    """
    marks = marks_of(texts)
    if not marks:
        return []
    nearest = _nearest(marks, language, besides, is_public=is_public)
    known = texts_of_cases(nearest, language, is_public=is_public)
    cases = Case.objects.in_bulk(list(known))
    found = []
    for key, (theirs, page) in known.items():
        title, text = likeness(texts, theirs)
        if is_alike(title, text):
            found.append(Alike(cases[key], theirs.get("title", ""), title, text, page))
    return sorted(found, key=lambda one: (-one.text_percent, -one.title_percent, one.case.pk))


def open_lookalikes(drafts: Iterable[CaseDraft]) -> dict[Any, list[CaseLookalike]]:
    """What editors were warned of and have not decided yet, by draft, in one statement."""
    rows = CaseLookalike.objects.filter(draft__in=list(drafts), dismissed_at=None)
    found: dict[Any, list[CaseLookalike]] = {}
    for row in rows.select_related("case").order_by("-text_percent", "-title_percent", "pk"):
        found.setdefault(row.draft_id, []).append(row)
    return found


def alike_of_draft(draft: CaseDraft) -> list[Alike]:
    """Public cases that what is typed so far resembles; the sender is asked, never stopped."""
    texts = texts_of(draft.answers)
    return find_alike(texts, language=draft.language, besides=draft.case_id, is_public=True)

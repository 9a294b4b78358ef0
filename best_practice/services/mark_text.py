"""Keeping what near copies are found by, and what a sent description resembles."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from best_practice.engine.desk.shingles import marks_of
from best_practice.models import Case, CaseDraft, CaseLookalike, CaseShingle
from best_practice.selectors.desk.lookalikes import find_alike
from people.models import User


@transaction.atomic
def mark_texts(*, case: Case, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Replace the marks of these languages; other languages keep theirs."""
    rows = CaseShingle.objects.filter(case=case, language__in=list(texts))
    kept = set(rows.values_list("language", "value"))
    wanted = {(code, mark) for code, one in texts.items() for mark in marks_of(one)}
    if kept == wanted:
        return
    rows.delete()
    CaseShingle.objects.bulk_create(
        CaseShingle(case=case, language=code, value=mark) for code, mark in sorted(wanted)
    )


@transaction.atomic
def note_lookalikes(*, draft: CaseDraft) -> list[CaseLookalike]:
    """Remember for the editors what a sent draft resembles; what they decided stays decided.

    A first text is marked, too, so that the same text sent twice is seen while both wait.
    """
    texts = draft.sent["texts"]
    case = draft.case
    if case is None:
        return []
    if not getattr(case, f"is_in_{draft.language}"):
        mark_texts(case=case, texts={draft.language: texts})
    alike = find_alike(texts, language=draft.language, besides=case.pk, is_public=False)
    gone = draft.lookalikes.exclude(case__in=[one.case.pk for one in alike])
    gone.filter(dismissed_at=None).delete()
    return [
        CaseLookalike.objects.update_or_create(
            draft=draft,
            case=one.case,
            defaults={"title_percent": one.title_percent, "text_percent": one.text_percent},
        )[0]
        for one in alike
    ]


@transaction.atomic
def dismiss_lookalike(*, lookalike: CaseLookalike, editor: User) -> CaseLookalike:
    """Note that an editor looked: they are two different cases. Bears to run twice."""
    if lookalike.dismissed_at is None:
        lookalike.dismissed_at, lookalike.dismissed_by = timezone.now(), editor
        lookalike.save(update_fields=["dismissed_at", "dismissed_by"])
    return lookalike

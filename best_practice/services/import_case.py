"""Bringing in a finished case with its pages in one or more languages, already approved."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CasePage
from best_practice.services.record_publication import TEXT_NAMES, refresh_public_state
from best_practice.services.submit_case import free_slug, lock_library, next_number
from best_practice.services.write_facts import plain_columns, write_facts
from people.models import User


class ImportRefused(Exception):
    """The case cannot be brought in: it has no text in any language."""


def _add_page(case: Case, language: str, texts: Mapping[str, str], key: str) -> CasePage:
    index = lock_library(language=language)
    page = CasePage(
        case=case,
        locale=index.locale,
        slug=free_slug(index=index, title=texts["title"]),
        live=False,
        **{name: texts.get(name, "") for name in TEXT_NAMES},
    )
    if key:
        page.translation_key = key
    index.add_child(instance=page)
    return page


@transaction.atomic
def import_case(
    *,
    facts: CaseFacts,
    texts: Mapping[str, Mapping[str, str]],
    published_at: datetime | None = None,
    submitter: User | None = None,
    approved_by: User | None = None,
) -> Case:
    """Make a case with a published page for each language of `texts` and its first version.

    `published_at` back-dates the first publication. Refuses with ImportRefused without texts.
    """
    if not texts:
        raise ImportRefused("a case needs a text in at least one language")
    lock_library(language=next(iter(texts)))
    case = Case(number=next_number(), submitter=submitter, **plain_columns(facts=facts))
    case.save()
    write_facts(case=case, facts=facts)
    key = ""
    for language, one in texts.items():
        page = _add_page(case, language, one, key)
        key = str(page.translation_key)
        revision = page.save_revision(user=approved_by)
        revision.comes_with_others = True  # the case is read once, when all its pages stand
        revision.publish(user=approved_by)
    moment = published_at or timezone.now()
    backdate_publication(case_id=case.pk, moment=moment)
    case = refresh_public_state(case_id=case.pk, approved_by=approved_by)
    case.versions.update(published_at=moment)
    return case


@transaction.atomic
def backdate_publication(*, case_id: int, moment: datetime) -> None:
    """Say that a case brought in from elsewhere was public since then."""
    CasePage.objects.filter(case=case_id).update(first_published_at=moment)
    Case.objects.filter(pk=case_id).update(first_published_at=moment)

"""Putting out a person's names, addresses and numbers in contacts, quotes and credits of cases.

Stories of pages are no such place: what is published there is the business of its editors.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast

from best_practice.engine.facts import digest_of
from best_practice.models import Case, CaseVersion, CommissionRow, EvidenceFile, QuoteRow
from best_practice.services.record_publication import refresh_public_state
from people.engine import mask

LANGUAGES = ("ru", "ky", "en")


def _spelt(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{code}" for name in names for code in LANGUAGES)


# Where rows may name somebody, and by which column they know their case.
COLUMNS: tuple[tuple[type[models.Model], str, tuple[str, ...]], ...] = (
    (Case, "pk", ("contact_email", "contact_phone", *_spelt("contact_post"))),
    (QuoteRow, "case_id", _spelt("text", "who")),
    (CommissionRow, "case_id", _spelt("post")),
    (EvidenceFile, "case_id", _spelt("title", "credit")),
)
# The same in the facts of a version; of files only what people wrote about them.
IN_VERSIONS = ("contact_email", "contact_phone", "contact_post", "quotes", "commission")
OF_FILES = ("title", "credit")


def _mask_rows(words: Sequence[str]) -> set[int]:
    """Mask every row that names the person; gives the cases these rows belong to."""
    touched: set[int] = set()
    for model, case, columns in COLUMNS:
        named = Q(pk__in=[])
        for column in columns:
            for word in words:
                named |= Q(**{f"{column}__icontains": word})
        rows: Any = model._default_manager.filter(named)
        for row in rows.values("pk", *dict.fromkeys((case, *columns))):
            told = {column: mask(row[column], words) for column in columns}
            model._default_manager.filter(pk=row["pk"]).update(**told)
            touched.add(row[case])
    return touched


def _masked(facts: dict[str, Any], words: Sequence[str]) -> dict[str, Any]:
    told = {name: mask(facts[name], list(words)) for name in IN_VERSIONS if name in facts}
    files = [
        file | {name: mask(file[name], list(words)) for name in OF_FILES if name in file}
        for file in facts.get("files", [])
    ]
    return {**facts, **told, "files": files}


def _mask_versions(words: Sequence[str]) -> None:
    """Take the person out of what was public; a digest then names the text without them."""
    # A database may keep letters of JSON as they are or by their numbers.
    named = Q(pk__in=[])
    for needle in {*words, *(json.dumps(word)[1:-1] for word in words)}:
        named |= Q(as_text__icontains=needle)
    versions = CaseVersion.objects.annotate(as_text=Cast(F("content"), TextField()))
    for version in versions.filter(named):
        facts = _masked(version.content["facts"], words)
        if facts != version.content["facts"]:
            version.content = {**version.content, "facts": facts}
            version.digest = digest_of(version.content)
            version.save(update_fields=["content", "digest"])


@transaction.atomic
def forget_words(*, words: Sequence[str]) -> None:
    """Put these words out wherever a case names a person beside its story; lists follow."""
    if not words:
        return
    touched = _mask_rows(words)
    _mask_versions(words)
    for case_id in sorted(touched):
        refresh_public_state(case_id=case_id)

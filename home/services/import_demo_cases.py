"""The demonstration cases: public facts with their source, or marked examples."""

import dataclasses
import datetime
import mimetypes
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from best_practice.engine.facts import CaseFacts, File
from best_practice.models import Case, CasePage
from best_practice.services.import_case import import_case
from best_practice.services.record_award import record_award
from home.choices import DEMO_EDITOR
from home.engine.demo_case import larger_first, pair, read_facts, read_texts
from home.selectors.repository import read_demo
from media_library.services import claim_upload, receive_upload
from people.models import User

FILES = Path(__file__).resolve().parent.parent / "fixtures" / "demo" / "files"
Row = dict[str, Any]


@transaction.atomic
def import_demo_cases() -> None:
    """Bring in the cases whose title the library does not have yet, as if long published."""
    known = dict(CasePage.objects.values_list("title", "case__number"))
    editor = User.objects.get(email=DEMO_EDITOR)
    numbers: dict[str, int] = {}
    for row in larger_first(read_demo("cases")):
        texts = read_texts(row)
        found = [known[text["title"]] for text in texts.values() if text["title"] in known]
        numbers[row["key"]] = found[0] if found else _bring_in(row, texts, numbers, editor).number


def _bring_in(
    row: Row, texts: dict[str, dict[str, str]], numbers: dict[str, int], editor: User
) -> Case:
    case = import_case(
        facts=_facts(row, numbers, editor),
        texts=texts,
        published_at=_morning_of(row["published"]),
        approved_by=editor,
    )
    for award in row.get("awards", []):
        record_award(
            case=case.pk,
            code=award["code"],
            title=pair(award, "title"),
            giver=pair(award, "giver"),
            year=award["year"],
            place=award["place"],
            source=award["source"],
        )
    return case


def _facts(row: Row, numbers: dict[str, int], editor: User) -> CaseFacts:
    return dataclasses.replace(
        read_facts(row),
        part_of=numbers.get(row.get("part_of") or ""),
        files=[_file(one, editor) for one in row.get("files", [])],
    )


def _file(row: Row, editor: User) -> File:
    """Take the file in the way a person's is; it is the editor's, who may delete it."""
    path = FILES / row["path"]
    kind = mimetypes.guess_type(path.name)[0] or ""
    upload = receive_upload(
        owner=editor, file=SimpleUploadedFile(path.name, path.read_bytes(), kind)
    )
    claim_upload(upload=upload)
    return File(
        upload=str(upload.pk),
        kind=row["kind"],
        name=upload.name,
        size=upload.size,
        title=pair(row, "title"),
        credit=pair(row, "credit"),
        taken=row.get("taken", ""),
        consent=row.get("consent", ""),
    )


def _morning_of(day: str) -> datetime.datetime:
    noon = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(10))
    return timezone.make_aware(noon)

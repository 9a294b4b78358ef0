"""Loads the vocabularies and legal acts that ship with the portal."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.db import transaction

from taxonomy.models import ActRelation, LegalAct, Term

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def load_terms() -> int:
    """Add the terms of the repository that are not there yet and give how many were added.

    Terms that an editor renamed or retired stay as they are: the code is what counts.
    """
    terms = {(term.scheme, term.code): term for term in Term.objects.all()}
    added = 0
    for row in _read("terms.json"):
        if (row["scheme"], row["code"]) in terms:
            continue
        terms[row["scheme"], row["code"]] = Term.objects.create(
            scheme=row["scheme"],
            code=row["code"],
            parent=terms[row["scheme"], row["parent"]] if row["parent"] else None,
            label_ru=row["ru"],
            label_ky=row["ky"],
            label_en=row["en"],
            synonyms_ru=row["synonyms_ru"],
            synonyms_ky=row["synonyms_ky"],
            position=row["position"],
        )
        added += 1
    return added


@transaction.atomic
def load_legal_acts() -> int:
    """Add the legal acts of the repository that are not there yet; give how many were added.

    A new act brings its relations along; those of acts that stand are the editors' affair.
    """
    rows = _read("legal_acts.json")
    known = set(LegalAct.objects.values_list("code", flat=True))
    new = [row for row in rows if row["code"] not in known]
    LegalAct.objects.bulk_create(_legal_act(row) for row in new)
    acts = {act.code: act for act in LegalAct.objects.all()}
    ActRelation.objects.bulk_create(
        ActRelation(act=acts[row["code"]], kind=relation["kind"], other=acts[relation["other"]])
        for row in new
        for relation in row["relations"]
    )
    return len(new)


def _legal_act(row: dict[str, Any]) -> LegalAct:
    return LegalAct(
        code=row["code"],
        kind=row["kind"],
        title_ru=row["title_ru"],
        title_ky=row["title_ky"],
        number=row["number"],
        adopted_date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        date_note=row["date_note"],
        issuer_ru=row["issuer_ru"],
        issuer_ky=row["issuer_ky"],
        is_in_force=row["in_force"],
        source=row["source"],
    )

"""Reads one case of the demo file into the facts and texts that the library understands.

What a case of the file may say besides the older keys (every one of them may be left out):
  "mode": "own"                        a Mode
  "countries": ["KZ"]                  a case from abroad; "municipalities" is then []
  "part_of": "rounds-2021"             the key of the larger case; any order in the file
  "organisations": [{"code": "dpi", "role": "consultant"}]            a PartnerRole
  "commission": [{"post_ru", "post_ky", "post_en", "side": "council"}] a CommissionSide
  "quotes": [{"text_ru", "text_ky", "text_en", "who_ru", "who_ky", "who_en",
              "has_consent": true}]
  "conditions": [{"text_ru", "text_ky", "text_en"}]
  "contact_phone": "+996 …", "contact_email": "…"
  "budget" rows:  "planned": 12000, "currency": "KGS", "year": 2021; "amount" (spent) may be null
                  where "planned" is a sum
  "participants" rows: "kind": "girls" (a GroupKind)
  every text of a row: "…_en" beside "…_ru" and "…_ky"
  "files": [{"path": "hall.jpg" in home/fixtures/demo/files/, "kind": "photo" or "document",
             "title_ru", …, "credit_ru", …, "taken": "2021-09", "consent": "adults"}]
  "awards": [{"code": "portal-contest-2021", "title_ru", …, "giver_ru", …, "year": 2021,
              "place": 1 or null, "source": "…"}]
  "ru", "ky", "en": texts; besides the older ones "context" and "conclusions"
"""

from typing import Any

from best_practice.engine.facts import (
    Budget,
    CaseFacts,
    Group,
    Member,
    Partner,
    Quote,
    Result,
    Step,
    Text,
)

Row = dict[str, Any]
LANGUAGES = ("ru", "ky", "en")


def pair(row: Row, name: str) -> Text:
    """A text of a row in the languages it is written in."""
    return {code: row[f"{name}_{code}"] for code in LANGUAGES if row.get(f"{name}_{code}")}


def _terms(row: Row) -> list[dict[str, str]]:
    chosen = [("theme", code) for code in row["themes"]]
    chosen += [("sdg", code) for code in row["sdgs"]]
    chosen += [("target_group", code) for code in row["target_groups"]]
    chosen += [("matter", code) for code in row["matters"]]
    return [{"scheme": scheme, "code": code} for scheme, code in chosen]


def _budget(row: Row) -> Budget:
    return Budget(
        source=row["source"],
        purpose=pair(row, "purpose"),
        amount=row["amount"],
        is_in_kind=row["in_kind"],
        planned=row.get("planned"),
        currency=row.get("currency", "KGS"),
        year=row.get("year"),
    )


def _step(row: Row) -> Step:
    return Step(
        title=pair(row, "title"),
        responsible=pair(row, "responsible"),
        when=row["when"],
        document=pair(row, "document"),
        document_file="",
        no_document=pair(row, "no_document"),
    )


def _result(row: Row) -> Result:
    return Result(
        who=pair(row, "who"),
        indicator=pair(row, "indicator"),
        unit=pair(row, "unit"),
        baseline=row["baseline"] or None,
        value=row["value"] or None,
        qualifier=row["qualifier"],
        year=row["year"],
    )


def _around(row: Row) -> dict[str, Any]:
    """What the first demonstration did not tell yet."""
    return {
        "mode": row.get("mode", ""),
        "countries": row.get("countries", []),
        "organisations": [
            Partner(one["code"], one["role"]) for one in row.get("organisations", [])
        ],
        "commission": [Member(pair(one, "post"), one["side"]) for one in row.get("commission", [])],
        "quotes": [
            Quote(pair(one, "text"), pair(one, "who"), one["has_consent"])
            for one in row.get("quotes", [])
        ],
        "conditions": [pair(one, "text") for one in row.get("conditions", [])],
        "contact_phone": row.get("contact_phone", ""),
        "contact_email": row.get("contact_email", ""),
    }


def read_facts(row: Row) -> CaseFacts:
    """Give the facts of one case of the file; files and the larger case are not among them."""
    people = row["participants"]
    return CaseFacts(
        theme=row["themes"][0],
        terms=_terms(row),
        municipalities=row["municipalities"],
        started=row["started"] or "",
        ended=row["ended"] or "",
        events_count=row["events"],
        villages_count=row["villages"],
        participants_total=people["total"],
        participants_label=pair(people, "total_label"),
        groups_overlap=people["overlapping"],
        budget=[_budget(one) for one in row["budget"]],
        groups=[
            Group(pair(one, "label"), one["count"], one.get("kind", "")) for one in people["rows"]
        ],
        steps=[_step(one) for one in row["steps"]],
        results=[_result(one) for one in row["results"]],
        contact_post=pair(row, "contact_post"),
        is_example=row["is_example"],
        source_note=row["source"],
        projects=row["projects"],
        legal_acts=row["legal_acts"],
        **_around(row),
    )


def read_texts(row: Row) -> dict[str, dict[str, str]]:
    """Give the texts of one case by language; a language it is not told in is left out."""
    return {code: row[code] for code in LANGUAGES if row.get(code)}


def larger_first(rows: list[Row]) -> list[Row]:
    """The same cases, each after the larger one it is a part of."""
    by_key = {row["key"]: row for row in rows}

    def depth(row: Row, seen: frozenset[str] = frozenset()) -> int:
        above = by_key.get(row.get("part_of") or "")
        if above is None or row["key"] in seen:
            return 0
        return 1 + depth(above, seen | {row["key"]})

    return sorted(rows, key=depth)

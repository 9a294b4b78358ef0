"""Reads one case of the demo file into the facts and texts that the library understands."""

from typing import Any

from best_practice.engine.facts import Budget, CaseFacts, Group, Result, Step, Text

Row = dict[str, Any]
LANGUAGES = ("ru", "ky")


def _pair(row: Row, name: str) -> Text:
    return {code: row[f"{name}_{code}"] for code in LANGUAGES if row.get(f"{name}_{code}")}


def _terms(row: Row) -> list[dict[str, str]]:
    chosen = [("theme", code) for code in row["themes"]]
    chosen += [("sdg", code) for code in row["sdgs"]]
    chosen += [("target_group", code) for code in row["target_groups"]]
    chosen += [("matter", code) for code in row["matters"]]
    return [{"scheme": scheme, "code": code} for scheme, code in chosen]


def _budget(row: Row) -> Budget:
    return Budget(row["source"], _pair(row, "purpose"), row["amount"], row["in_kind"])


def _step(row: Row) -> Step:
    return Step(
        title=_pair(row, "title"),
        responsible=_pair(row, "responsible"),
        when=row["when"],
        document=_pair(row, "document"),
        document_file="",
        no_document=_pair(row, "no_document"),
    )


def _result(row: Row) -> Result:
    return Result(
        who=_pair(row, "who"),
        indicator=_pair(row, "indicator"),
        unit=_pair(row, "unit"),
        baseline=row["baseline"] or None,
        value=row["value"] or None,
        qualifier=row["qualifier"],
        year=row["year"],
    )


def read_facts(row: Row) -> CaseFacts:
    """Give the facts of one case of the file."""
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
        participants_label=_pair(people, "total_label"),
        groups_overlap=people["overlapping"],
        budget=[_budget(one) for one in row["budget"]],
        groups=[Group(_pair(one, "label"), one["count"]) for one in people["rows"]],
        steps=[_step(one) for one in row["steps"]],
        results=[_result(one) for one in row["results"]],
        contact_post=_pair(row, "contact_post"),
        is_example=row["is_example"],
        source_note=row["source"],
        projects=row["projects"],
        legal_acts=row["legal_acts"],
    )


def read_texts(row: Row) -> dict[str, dict[str, str]]:
    """Give the texts of one case by language; a language it is not told in is left out."""
    return {code: row[code] for code in LANGUAGES if row.get(code)}

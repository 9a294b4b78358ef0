"""The bench's own arithmetic: what is within a limit, what breaks it."""

import json

import pytest

from config.bench.report import Report, Row


@pytest.mark.parametrize(
    ("measured", "margin", "verdict"),
    [(55, 1.5, "ok"), (60, 1.5, "over"), (83, 1.5, "BROKEN"), (56, 1.0, "BROKEN")],
)
def test_verdict_knows_the_margin(measured, margin, verdict):
    assert Row("work", "list", measured, 55, "H", margin).verdict == verdict


def test_a_report_is_kept_until_a_limit_breaks(tmp_path):
    report = Report({"cores": 2})
    report.add(Row("sql", "list", 15, 15))
    assert report.is_kept

    report.add(Row("sql", "case", 13, 12))
    report.write(tmp_path / "bench.json")

    assert not report.is_kept
    written = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert written["environment"] == {"cores": 2}
    assert [row["verdict"] for row in written["rows"]] == ["ok", "BROKEN"]

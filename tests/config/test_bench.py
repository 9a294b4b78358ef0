"""The bench's own arithmetic: what is within a limit, what breaks it."""

import json
from pathlib import Path

import pytest

from config.bench import limits
from config.bench.asking import questions
from config.bench.databases import address_of
from config.bench.growth import exponent
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


@pytest.mark.parametrize(
    ("few", "many", "power"), [(10, 10, 0.0), (10, 100, 1.0), (1, 100, 2.0), (100, 10, -1.0)]
)
def test_exponent_tells_how_fast_work_follows_the_size(few, many, power):
    assert exponent(few, many, 10) == pytest.approx(power)


def test_what_is_only_told_never_fails_the_bench():
    report = Report({})

    report.add(Row("login", "others slower by", 9, limits.SLOWER, "", float("inf")))

    assert report.is_kept


def test_limits_with_parts_are_printed_with_them():
    assert "2.5" in Row("cache", "home: a hit", 1.4, limits.HIT_WORK, "H").line


def test_questions_never_asked_before_differ_and_stay_the_same_from_run_to_run():
    asked = questions(60)

    assert len(set(asked)) == 60
    assert asked == questions(60)


@pytest.mark.parametrize(
    ("address", "limits_there"),
    [("", (55, 55, 40)), ("sqlite:///x", (55, 55, 40)), ("postgres://x/y", (85, 85, 62))],
)
def test_pages_may_cost_more_on_postgresql(monkeypatch, address, limits_there):
    monkeypatch.setenv("DATABASE_URL", address)

    found = {page.name: limits.work_of(page) for page in limits.PAGES}

    assert (found["list"], found["home"], found["case"]) == limits_there


def test_each_measured_portal_has_a_database_of_its_own(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://portal@127.0.0.1:5432/portal")

    found = [address_of(Path("var") / name) for name in ("bench", "bench-few")]

    assert found == [
        "postgres://portal@127.0.0.1:5432/bench_of_the_portal",
        "postgres://portal@127.0.0.1:5432/bench_few_of_the_portal",
    ]

"""What the files of the longest issue take: work of the processor, memory of who sets it."""

import io
import json
import os
import resource
import sys
from typing import Any

import django

from config.bench import limits
from config.bench.report import Report, Row
from config.bench.servers import told_by

MODULE = "config.bench.magazine.making"


def measure_issue_files(report: Report, one: float) -> None:
    """PDF and EPUB of the longest issue, made in a process of their own; `one` is H in ms."""
    told = told_by(MODULE)
    pages = told["pages"]
    for name, seconds, limit in (
        (f"PDF of {pages} pages, cold", told["pdf"], limits.ISSUE_PDF_WORK * max(1, pages / 60)),
        ("EPUB of an issue", told["epub"], limits.ISSUE_EPUB_WORK),
    ):
        work = seconds * 1000 / one
        report.add(Row("papers", name, work, limit, "H", limits.MARGIN_OF_H))
    report.environment["PDF of an issue in s"] = round(told["pdf"], 2)
    report.environment["EPUB of an issue in s"] = round(told["epub"], 2)
    report.add(Row("memory", "child that sets an issue", told["memory"], limits.ISSUE_PSS, "B"))


def _worked() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    times = os.times()
    return sum(times[:4])


def _make() -> dict[str, Any]:
    from magazine.jobs.setting import ISSUE, set_in_passes  # noqa: PLC0415 -- after setup()
    from magazine.models import ArticlePage  # noqa: PLC0415 -- the same
    from magazine.selectors.epub import write_epub  # noqa: PLC0415 -- the same
    from magazine.selectors.printing import issue_data  # noqa: PLC0415 -- the same
    from magazine.selectors.public import public_issues  # noqa: PLC0415 -- the same

    issues = public_issues().filter(lang="ru").order_by("-running_from").select_related("locale")
    articles = ArticlePage.objects.all()
    longest = max(
        issues[:5], key=lambda issue: articles.filter(path__startswith=issue.path).count()
    )
    book = io.BytesIO()
    begun = _worked()
    write_epub(longest, book)
    epub = _worked() - begun
    made = set_in_passes(ISSUE, issue_data(longest))
    pdf = _worked() - begun - epub
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {"pages": made.pages, "pdf": pdf, "epub": epub, "memory": memory}


if __name__ == "__main__":
    django.setup()
    json.dump(_make(), sys.stdout)
    sys.stdout.write("\n")

"""Erasing what a person reported under their address, and what is long dealt with."""

import datetime
from typing import Any

from django.db import transaction

from home.choices import REPORT_AGE
from home.models import MistakeReport
from people.models import User


@transaction.atomic
def erase_reports(*, person: User) -> None:
    """Delete the reports that name the person's address. Bears to run twice."""
    MistakeReport.objects.filter(email__iexact=person.email).delete()


def export_reports(*, person: User) -> list[dict[str, Any]]:
    """Give what the person reported under their address."""
    reports = MistakeReport.objects.filter(email__iexact=person.email).order_by("received_at")
    return [
        {
            "page": report.page_address,
            "text": report.text,
            "received_at": report.received_at.isoformat(),
        }
        for report in reports
    ]


@transaction.atomic
def forget_reports(*, now: datetime.datetime) -> int:
    """Delete reports a year after they were dealt with; give back how many."""
    return MistakeReport.objects.filter(closed_at__lt=now - REPORT_AGE).delete()[0]

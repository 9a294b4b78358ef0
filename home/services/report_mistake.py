"""A visitor says that something is wrong; the editors are told once."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from home.models import MistakeReport
from people.choices import GROUP_EDITORS
from people.services.queue_letter import queue_letter


@transaction.atomic
def report_mistake(*, page_address: str, text: str, email: str, form_key: UUID) -> MistakeReport:
    """Keep the report and write to the editors; the same form sent again changes nothing."""
    report, is_new = MistakeReport.objects.get_or_create(
        form_key=form_key,
        defaults={"page_address": page_address, "text": text, "email": email},
    )
    if is_new:
        _tell_editors(report)
    return report


def _tell_editors(report: MistakeReport) -> None:
    editors = get_user_model().objects.filter(groups__name=GROUP_EDITORS, is_active=True)
    for editor in editors:
        queue_letter(
            event=f"mistake:{report.pk}",
            kind="mistake_reported",
            person=editor,
            context={
                "page_address": report.page_address,
                "text": report.text,
                "action_path": reverse("mistake_reports:edit", args=[report.pk]),
            },
        )

"""A visitor says that something is wrong; the editors are told, but not about every one."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from home.choices import REPORT_LETTERS_APART
from home.models import MistakeReport
from people.choices import GROUP_EDITORS
from people.models import Letter
from people.services.queue_letter import queue_letter

LETTER = "mistake_reported"


@transaction.atomic
def report_mistake(*, page_address: str, text: str, email: str, form_key: UUID) -> MistakeReport:
    """Keep the report and write to the editors; the same form sent again changes nothing.

    An editor who has just got such a letter gets no other: all reports stand in one list.
    """
    report, is_new = MistakeReport.objects.get_or_create(
        form_key=form_key,
        defaults={"page_address": page_address, "text": text, "email": email},
    )
    if is_new:
        _tell_editors(report)
    return report


def _tell_editors(report: MistakeReport) -> None:
    since = timezone.now() - REPORT_LETTERS_APART
    told = Letter.objects.filter(kind=LETTER, person__isnull=False, queued_at__gte=since)
    editors = get_user_model().objects.filter(groups__name=GROUP_EDITORS, is_active=True)
    for editor in editors.exclude(pk__in=told.values("person")):
        queue_letter(
            event=f"mistake:{report.pk}",
            kind=LETTER,
            person=editor,
            context={
                "page_address": report.page_address,
                "text": report.text,
                "action_path": reverse("mistake_reports:edit", args=[report.pk]),
            },
        )

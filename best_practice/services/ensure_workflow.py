"""The review every case goes through, set up once and kept."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from best_practice.models import CaseIndexPage, CaseReviewTask

# Editors read it in the admin, which speaks Russian.
NAME = "Рассмотрение примера"


@transaction.atomic
def ensure_workflow(*, editors: Group) -> Workflow:
    """Give every case list one workflow with one task for the editors; safe to repeat."""
    workflow, _created = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    task = CaseReviewTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = CaseReviewTask.objects.create(name=NAME, active=True)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    task.groups.add(editors)
    for index in CaseIndexPage.objects.all():
        WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
    return workflow

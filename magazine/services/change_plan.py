"""What was planned for an issue is changed or dropped."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from magazine.models import ArticlePlan, Section
from magazine.services.add_article import ArticleRefused
from people.models import User


@transaction.atomic
def change_plan(
    *,
    plan: ArticlePlan,
    title: str,
    section: Section,
    responsible: User | None,
    due_on: datetime.date | None,
    note: str,
) -> ArticlePlan:
    """Write who does what until when; the state has a service of its own."""
    plan.title, plan.section, plan.note = title, section, note
    plan.responsible, plan.due_on = responsible, due_on
    names = ["title", "section", "responsible", "due_on", "note", "changed_at"]
    plan.save(update_fields=names)
    return plan


@transaction.atomic
def drop_plan(*, plan: ArticlePlan) -> None:
    """Forget an idea; refuses an article that has pages: they are deleted first."""
    if plan.article_key is not None:
        raise ArticleRefused(_("The article has pages. Delete them first, then the plan."))
    plan.delete()


@transaction.atomic
def postpone_plan(*, plan: ArticlePlan, issue_key: UUID) -> ArticlePlan:
    """Carry an idea over to another issue; refuses an article that has pages."""
    if plan.article_key is not None:
        raise ArticleRefused(_("The article has pages in this issue already."))
    plan.issue_key = issue_key
    plan.save(update_fields=["issue_key", "changed_at"])
    return plan

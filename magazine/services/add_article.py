"""Articles are planned for an issue, and get their pages in both languages."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.slugs import portal_slugify
from magazine.models import (
    AnnouncementPage,
    ArticlePage,
    ArticlePlan,
    IssueItem,
    IssuePage,
    SdgTablePage,
    Section,
)
from people.models import User

KINDS: dict[str, type[IssueItem]] = {
    "article": ArticlePage,
    "announcement": AnnouncementPage,
    "sdg": SdgTablePage,
}


class ArticleRefused(Exception):
    """The article cannot be planned or begun; the message says why."""


@transaction.atomic
def plan_article(
    *,
    issue_key: UUID,
    title: str,
    section: Section,
    responsible: User | None = None,
    due_on: datetime.date | None = None,
    note: str = "",
) -> ArticlePlan:
    """Put an idea at the end of the plan of an issue; it needs no page yet."""
    if not IssuePage.objects.filter(translation_key=issue_key).exists():
        raise ArticleRefused(_("There is no such issue."))
    plans = ArticlePlan.objects.filter(issue_key=issue_key)
    last = plans.aggregate(last=Max("position"))["last"] or 0
    return ArticlePlan.objects.create(
        issue_key=issue_key,
        title=title,
        section=section,
        responsible=responsible,
        due_on=due_on,
        note=note,
        position=last + 1,
    )


@transaction.atomic
def begin_article(*, plan: ArticlePlan, by: User) -> UUID:
    """Make the drafts of a planned article in every language of its issue; give their key.

    Refuses a plan that has its pages.
    """
    locked = ArticlePlan.objects.select_for_update().get(pk=plan.pk)
    if locked.article_key is not None:
        raise ArticleRefused(_("The article has its pages already."))
    key = add_item(issue_key=locked.issue_key, title=locked.title, by=by, section=locked.section)
    locked.article_key = plan.article_key = key
    locked.save(update_fields=["article_key", "changed_at"])
    return key


@transaction.atomic
def add_article(*, issue_key: UUID, title: str, section: Section, by: User) -> ArticlePlan:
    """Plan an article and make its drafts in both languages at once."""
    plan = plan_article(issue_key=issue_key, title=title, section=section)
    begin_article(plan=plan, by=by)
    return plan


@transaction.atomic
def add_item(
    *,
    issue_key: UUID,
    title: str,
    by: User,
    kind: str = "article",
    section: Section | None = None,
    key: UUID | None = None,
) -> UUID:
    """Add a draft at the end of the contents in every language of the issue; give its key.

    With the `key` of a page that is there, only the languages are added that lack it.
    """
    model = KINDS[kind]
    issues = _issues(issue_key)
    known = {page.locale_id: page.slug for page in model.objects.filter(translation_key=key)}
    fields: dict[str, Any] = {
        "title": title,
        "slug": next(iter(known.values()), "") or _free_slug(title, issues),
        "translation_key": key or uuid4(),
        "owner": by,
        "live": False,
    }
    if model is ArticlePage:
        fields["section"] = section
    for issue in issues:
        if issue.locale_id not in known:
            page = model(locale=issue.locale, **fields)
            issue.add_child(instance=page)
            page.save_revision(user=by, clean=False, log_action="wagtail.create")
    return UUID(str(fields["translation_key"]))


def _issues(issue_key: UUID) -> list[IssuePage]:
    """The issue in every language, Russian first, held until the transaction ends."""
    found = list(
        IssuePage.objects.select_for_update(of=("self",))
        .select_related("locale")
        .filter(translation_key=issue_key)
        .order_by("-locale__language_code")
    )
    if not found:
        raise ArticleRefused(_("There is no such issue."))
    return found


def _free_slug(title: str, issues: list[IssuePage]) -> str:
    """One step of the address for all languages."""
    wanted = portal_slugify(title, max_length=60) or "article"
    slug, number = wanted, 2
    while not all(Page._slug_is_available(slug, issue) for issue in issues):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


@transaction.atomic
def adopt_article(*, page: ArticlePage, by: User) -> None:
    """Plan an article that was made as a page, and make the drafts it lacks."""
    issue = page.get_parent()
    add_item(
        issue_key=issue.translation_key,
        title=page.title,
        by=by,
        section=page.section,
        key=page.translation_key,
    )
    plans = ArticlePlan.objects.filter(article_key=page.translation_key)
    if not plans.exists():
        plan = plan_article(issue_key=issue.translation_key, title=page.title, section=page.section)
        plan.article_key = page.translation_key
        plan.save(update_fields=["article_key"])

"""Records beside the pages, found by translation_key: the plan of an issue, files, readers."""

import uuid

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from magazine.choices import MadeKind, MadeState, WorkState
from magazine.models.sections import Section


class ArticlePlan(models.Model):
    """What is planned for an issue and how far the work is; may be there before its article."""

    PERSONAL_DATA = Retention(
        keep="two years after the issue is published",
        erase="the key to the account is emptied",
    )

    issue_key = models.UUIDField(_("issue"), db_index=True)
    article_key = models.UUIDField(_("article"), null=True, blank=True, unique=True)
    title = models.CharField(_("working title"), max_length=255)
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="plans", verbose_name=_("section")
    )
    state = models.CharField(
        _("state"), max_length=12, choices=WorkState.choices, default=WorkState.IDEA
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="planned_articles",
        verbose_name=_("who works on it"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("planned article")
        verbose_name_plural = _("planned articles")

    def __str__(self) -> str:
        return self.title


class IssueRelease(models.Model):
    """When an issue is to be public, who decided so and what came of it; one row an issue.

    `later` names pages that come out after the issue, as "ky:<translation_key>". A release whose
    hour came while something was missing keeps the obstacles and waits for a person.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the issue exists",
        erase="the key to the account is emptied",
    )

    issue_key = models.UUIDField(_("issue"), unique=True)
    planned_at = models.DateTimeField(_("to be published"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="issue_releases",
        verbose_name=_("decided by"),
    )
    later = models.JSONField(default=list, blank=True)
    obstacles = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("publication of an issue")
        verbose_name_plural = _("publications of issues")

    def __str__(self) -> str:
        return str(self.issue_key)


def private_storage() -> Storage:
    """Files that are served only after a look at who asks."""
    return storages["private"]


def made_file_name(made: "MadeFile", _filename: str) -> str:
    """Where a made file lies: its name tells nothing and cannot be guessed."""
    suffix = "epub" if made.kind == MadeKind.ISSUE_EPUB else "pdf"
    return f"magazine/{uuid.uuid4().hex}.{suffix}"


class MadeFile(models.Model):
    """A PDF or EPUB that the worker made from the web articles of one language.

    `places` tells the first page of every item of an issue by its translation_key; `digest` names
    what it was made from, so that nothing is made twice.
    """

    page_key = models.UUIDField(_("issue or article"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("what"), max_length=12, choices=MadeKind.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=MadeState.choices, default=MadeState.WAITING
    )
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=made_file_name, max_length=100, blank=True
    )
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(_("bytes"), default=0)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    places = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=list, blank=True)
    error = models.TextField(_("error"), blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        verbose_name = _("file of the magazine")
        verbose_name_plural = _("files of the magazine")
        constraints = [
            models.UniqueConstraint(
                fields=["page_key", "language", "kind"], name="one_made_file_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.page_key}"


class ArticleRead(models.Model):
    """How often an article was opened on a day in a language; no cookie, no address, no person."""

    article_key = models.UUIDField()
    language = models.CharField(max_length=2)
    day = models.DateField()
    reads = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article_key", "language", "day"], name="one_row_of_reads_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.article_key}: {self.reads}"


class ReadingMark(models.Model):
    """An article somebody wants to read later; found again in whatever language they read."""

    PERSONAL_DATA = Retention(
        keep="until the person removes it or the account is erased",
        erase="the row is deleted",
    )

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_marks"
    )
    article_key = models.UUIDField()
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "article_key"], name="one_mark_of_an_article")
        ]

    def __str__(self) -> str:
        return str(self.article_key)

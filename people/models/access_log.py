"""Who looked at whose data: rows are added and, when they are old, dropped; never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import AccessKind, AccessSubject
from people.querysets import AppendOnlyQuerySet


class AppendOnly(models.Model):
    """A row that is written once; the database itself refuses to change it."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Add the row; refuse to write it a second time."""
        if not self._state.adding:
            raise TypeError("The access log is never changed.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Refuse: only what is older than its term goes, all at once."""
        raise TypeError("The access log is never deleted by the row.")


class AccessLog(AppendOnly):
    """Somebody read or exported records of other people: who, what, why, how many, when.

    Whose records they were stands in AccessLogPerson. Written by
    `people.services.record_access` only.
    """

    PERSONAL_DATA = Retention(
        keep="three years, so that people can learn who looked at their data",
        erase="the keys stay and lead to an emptied account; the rows name nobody",
    )

    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("who"),
    )
    kind = models.CharField(_("what was done"), max_length=10, choices=AccessKind.choices)
    subject = models.CharField(_("with what"), max_length=20, choices=AccessSubject.choices)
    why = models.CharField(_("why"), max_length=200, blank=True)
    rows = models.PositiveIntegerField(_("rows"))
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("accesses to personal data")
        permissions = [("export_people", "Can export personal data")]


class AccessLogPerson(AppendOnly):
    """One of the people whose records were read."""

    PERSONAL_DATA = Retention(
        keep="as long as its access",
        erase="the key stays and leads to an emptied account",
    )

    access = models.ForeignKey(
        AccessLog, on_delete=models.DO_NOTHING, db_constraint=False, related_name="people"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

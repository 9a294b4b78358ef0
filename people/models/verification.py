"""Who vouched for a person, how, and whether it still holds."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import VerificationGround
from people.models.accounts import User
from people.querysets import VerificationQuerySet


class Verification(models.Model):
    """Somebody answers for it that a person is who they say they are.

    A fact about the person, not about a post: whom one acts for is a membership. A revoked row
    stays and says why; at most one row of a person holds.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased",
        erase="the row is deleted; that one vouched for others stays, under an emptied account",
    )

    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="verifications", verbose_name=_("person")
    )
    ground = models.CharField(_("how"), max_length=10, choices=VerificationGround.choices)
    note = models.CharField(
        _("what was looked at"),
        max_length=200,
        blank=True,
        help_text=_("For example: a call to the office. No numbers of documents."),
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("by whom"),
    )
    verified_at = models.DateTimeField(_("when"), auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    reason = models.CharField(_("why it was revoked"), max_length=200, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at=None), name="one_verification_holds"
            )
        ]

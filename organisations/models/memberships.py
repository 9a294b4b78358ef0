"""Who acts for a municipality, from when until when, and who vouched for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import in_language
from core.retention import Retention
from media_library.models import Upload
from organisations.choices import MembershipState, PostKind
from organisations.models.places import Municipality
from organisations.querysets import MembershipQuerySet

LONGEST_REASON = 1000


class Membership(models.Model):
    """Who acts for a municipality, in which post, confirmed by whom, from when until when.

    An unconfirmed row gives no rights; it is only a claim. A declined one says why, to its person.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased; a pending claim until its person takes it back",
        erase="the row and the paper shown with it are deleted with the account",
    )

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("municipality"),
    )
    post_kind = models.CharField(
        _("kind of post"), max_length=12, choices=PostKind.choices, default=PostKind.OTHER
    )
    post_ru = models.CharField(_("post in Russian"), max_length=160)
    post_ky = models.CharField(_("post in Kyrgyz"), max_length=160, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="confirmed_memberships",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="declined_memberships",
        verbose_name=_("declined by"),
    )
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    decline_reason = models.CharField(
        _("why it was declined"), max_length=LONGEST_REASON, blank=True
    )
    paper = models.ForeignKey(
        Upload,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="memberships",
        verbose_name=_("paper about the post"),
    )
    # Consent, asked for on the page of one's posts; without it the post is shown alone.
    name_shown_at = models.DateTimeField(_("agreed that the name is shown"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("claimed"), auto_now_add=True, null=True)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody vouched for it; whether it holds today is another question."""
        return self.confirmed_at is not None

    @property
    def state(self) -> MembershipState:
        """Where it stands: waiting, declined, or confirmed; whether it holds today is apart."""
        if self.confirmed_at is not None:
            return MembershipState.CONFIRMED
        return MembershipState.WAITING if self.declined_at is None else MembershipState.DECLINED

    @property
    def post(self) -> str:
        """The post in the language of the page."""
        return in_language({"ru": self.post_ru, "ky": self.post_ky})[0]

    def __str__(self) -> str:
        return self.post

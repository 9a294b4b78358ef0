"""What an editor decided about something that was sent in, and the words that went with it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Decided(models.Model):
    """Columns of rows an editor decides about; services write them together with the state.

    The words are for whoever sent it: why it was declined, returned or hidden. Never public.
    """

    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        verbose_name=_("decided by"),
    )
    decision_words = models.TextField(_("words to the sender"), max_length=1000, blank=True)

    class Meta:
        abstract = True

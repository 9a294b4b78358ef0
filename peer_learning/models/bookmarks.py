"""Cases that a person keeps at hand."""

from django.conf import settings
from django.db import models

from best_practice.models import Case
from core.retention import Retention


class Bookmark(models.Model):
    """A case that a person keeps at hand; nobody else sees it."""

    PERSONAL_DATA = Retention(
        keep="until the person takes it away or erases the account",
        erase="the row is deleted",
    )

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks"
    )
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="bookmarks")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "case"], name="unique_bookmark_of_person")
        ]

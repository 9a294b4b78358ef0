"""What is searched for, counted by day, without persons or addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchLog(models.Model):
    """How often a question was asked on a day in a language, what it found, what was opened.

    No person, no address, no session. `click_positions` counts opened results by their place,
    as {"1": 4, "2": 1}.
    """

    day = models.DateField()
    language = models.CharField(max_length=2)
    query = models.CharField(max_length=120)
    count = models.PositiveIntegerField(default=0)
    results = models.PositiveIntegerField(default=0)
    click_positions = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("search query")
        verbose_name_plural = _("search queries")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "query"], name="unique_search_log")
        ]

    def __str__(self) -> str:
        return self.query

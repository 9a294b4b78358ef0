"""That an article was public, when this changed last, and whether it is gone: for harvesters."""

from django.db import models


class ArticleTrace(models.Model):
    """An article that was public once; its row outlives its pages and holds no word of them.

    The number of the row is the number of the article for harvesters, for ever.
    """

    article_key = models.UUIDField(unique=True)
    changed_at = models.DateTimeField(db_index=True)
    is_gone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.article_key}{' (gone)' if self.is_gone else ''}"

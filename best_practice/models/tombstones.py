"""Where a public case was: harvesters and old links learn that it is gone, and nothing else."""

from django.db import models


class CaseTombstone(models.Model):
    """A case that was public and is not any more; it outlives the case itself.

    It goes when the case is public again. It holds no word of the case.
    """

    number = models.PositiveIntegerField(unique=True)
    deleted_at = models.DateTimeField(db_index=True)

"""What has to be read anew: written in the transaction that changed it, gone once it is done."""

from django.db import models


class IndexRequest(models.Model):
    """A thing that changed, appeared or went away, by kind and key of its provider.

    The same thing may wait several times: what asks while others are read is never lost, and no
    writer waits for another.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

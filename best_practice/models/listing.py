"""Which cases the list has to read again: a line per case, written by whoever changes one."""

from django.db import models

THE_LIST = 0


class ListChange(models.Model):
    """The state of the list in which a case last changed.

    The line of no case (THE_LIST) holds the newest state. Whoever changes a case raises it first
    and so holds it until the commit: states are handed out in the order of commits, and a process
    that knows one state finds everything later by asking for greater ones. Not a key to Case, so
    that a deleted case is still told.
    """

    case_key = models.PositiveBigIntegerField(primary_key=True)
    state = models.PositiveBigIntegerField(db_index=True)

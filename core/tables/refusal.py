"""What is said about a table that cannot be taken as a whole."""

from django.utils.functional import Promise


class TableError(Exception):
    """The table cannot be read; `str(error)` says why and what to do, in the reader's language."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

"""Why a file is not taken."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_ITS_NAME = _("The file is not what its name says.")
DAMAGED = _("The file is damaged: it cannot be opened.")


class FileRefused(Exception):
    """The file cannot be taken; the message says why and what to do."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

"""Pure rules about names and passwords."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Names that would make readers take a person for somebody who runs the portal.
_RESERVED = {
    *("админ", "администратор", "администрация", "модератор", "поддержка", "редактор"),
    *("редакция", "система", "admin", "administrator", "moderator", "support", "editor"),
    *("system", "root"),
}
# Latin letters that look like Cyrillic ones: both are folded to one before comparing.
_LOOKALIKES = str.maketrans("abcehikmoptuxy", "авсенікмортиху")
_FOLDED_RESERVED = frozenset(word.translate(_LOOKALIKES) for word in _RESERVED)

# Words of this portal that everybody would guess first.
_GUESSABLE = {
    *("municipalitet", "municipality", "муниципалитет", "portal", "портал", "kyrgyzstan"),
    *("кыргызстан", "bishkek", "бишкек", "ayilokmotu", "айылокмоту", "ayilaimak", "practice"),
    *("praktika", "практика", "demo", "демо", "password", "пароль", "сырсөз", "okmot", "өкмөт"),
    *("demomunicipalitet", "goodpractice", "bestpractice"),
}


def tidy_name(raw: str) -> str:
    """Give back a person's name in one canonical form.

    Raises ValidationError for invisible or direction-changing characters and for names that
    pass for staff, whatever alphabet their letters are borrowed from.
    """
    name = " ".join(unicodedata.normalize("NFKC", raw).split())
    if any(unicodedata.category(sign).startswith("C") for sign in name):
        raise ValidationError(
            _("The name has invisible characters. Type it again on the keyboard."), code="invisible"
        )
    words = re.findall(r"\w+", name.casefold())
    if any(word.translate(_LOOKALIKES) in _FOLDED_RESERVED for word in words):
        raise ValidationError(
            _("This name could be taken for the staff of the portal. Type your own name."),
            code="reserved",
        )
    return name


class GuessablePasswordValidator:
    """Refuses passwords that are a word of this portal with some figures."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when nothing but a guessable word is left of the letters."""
        letters = "".join(sign for sign in password.casefold() if sign.isalpha())
        if letters in _GUESSABLE:
            raise ValidationError(
                _("This password is easy to guess: it is a word of this portal with figures."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        """Say the rule in advance."""
        return str(_("Not a word of this portal with figures."))

"""Pure rules about names, phones, passwords, and what browsers call themselves."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import phonenumbers
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 150
# Stands where the name of an erased person stood.
MASK = "—"
# Names that would make readers take a person for somebody who runs the portal: beginnings, and
# the endings of cases and plurals in Russian, Kyrgyz and English.
_STAFF = (
    *("админ", "администратор", "администраци", "модератор", "поддержк", "редактор", "редакци"),
    *("систем", "admin", "administrator", "administration", "moderator", "support", "editor"),
    *("system", "root"),
)
_ENDINGS = (
    *(
        "",
        "а",
        "ам",
        "ами",
        "ах",
        "е",
        "ей",
        "и",
        "ию",
        "ия",
        "иям",
        "иями",
        "иях",
        "й",
        "ов",
        "ой",
    ),
    *("ом", "у", "ы", "ю", "я", "дар", "дор", "лар", "лор", "тар", "тор", "s"),
)
# Latin letters that look like Cyrillic ones: both are folded to one before comparing.
_LOOKALIKES = str.maketrans("abcehikmoptuxy", "авсенікмортиху")


def _bare(text: str) -> str:
    """Small letters without accents; what is not a letter stays."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


def _fold(bare: str) -> str:
    """Letters alone, of one alphabet where they look alike."""
    return "".join(sign for sign in bare if sign.isalpha()).translate(_LOOKALIKES)


_STAFF_WORDS = frozenset(_fold(_bare(stem + ending)) for stem in _STAFF for ending in _ENDINGS)


def _passes_for_staff(name: str) -> bool:
    """Look at each word, at what hyphens and dots part, and at single letters in a row."""
    bare = _bare(name)
    words = [_fold(word) for word in re.findall(r"[^\W_]+", bare)]
    parts = [_fold(part) for part in bare.split()]
    spelt = "".join(part if len(part) == 1 else " " for part in parts).split()
    return any(word in _STAFF_WORDS for word in (*words, *parts, *spelt))


# Words of this portal that everybody would guess first.
_GUESSABLE = {
    *("municipalitet", "municipality", "муниципалитет", "portal", "портал", "kyrgyzstan"),
    *("кыргызстан", "bishkek", "бишкек", "ayilokmotu", "айылокмоту", "ayilaimak", "practice"),
    *("praktika", "практика", "demo", "демо", "password", "пароль", "сырсөз", "okmot", "өкмөт"),
    *("demomunicipalitet", "goodpractice", "bestpractice"),
}


def tidy_name(raw: str) -> str:
    """Give back a person's name in one canonical form.

    Raises ValidationError for invisible or direction-changing characters, for names that grow
    too long when ligatures are written out, and for names that pass for staff, whatever alphabet
    their letters are borrowed from and however they are parted.
    """
    name = " ".join(unicodedata.normalize("NFKC", raw).split())
    if any(unicodedata.category(sign).startswith("C") for sign in name):
        raise ValidationError(
            _("The name has invisible characters. Type it again on the keyboard."), code="invisible"
        )
    if len(name) > NAME_LENGTH:
        raise ValidationError(
            _("The name is too long: at most %(limit)s characters."),
            code="too_long",
            params={"limit": NAME_LENGTH},
        )
    if _passes_for_staff(name):
        raise ValidationError(
            _("This name could be taken for the staff of the portal. Type your own name."),
            code="reserved",
        )
    return name


def tidy_phone(raw: str) -> str:
    """Give back a mobile number of Kyrgyzstan as +996 and nine figures.

    Raises ValidationError for anything else: codes go to this country only, because premium
    numbers elsewhere would be paid by the portal.
    """
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", raw), "KG")
    except phonenumbers.NumberParseException:
        number = None
    mobile = (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
    if (
        number is None
        or number.country_code != 996
        or not phonenumbers.is_valid_number(number)
        or phonenumbers.number_type(number) not in mobile
    ):
        raise ValidationError(
            _("Type a mobile number of Kyrgyzstan, for example 0555 12 34 56."), code="phone"
        )
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def spaced_phone(phone: str) -> str:
    """Write a kept number as people read it: +996 555 123 456."""
    return " ".join((phone[:4], phone[4:7], phone[7:10], phone[10:])).strip()


# What browsers and systems write of themselves; the first that is found counts, because most
# also claim to be an older one.
_BROWSERS = {
    "YaBrowser": _("Yandex Browser"),
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "UCBrowser": "UC Browser",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def device_words(user_agent: str) -> str:
    """Say in words which browser on which system this was."""
    browser = next((name for mark, name in _BROWSERS.items() if mark in user_agent), None)
    system = next((name for mark, name in _SYSTEMS.items() if mark in user_agent), None)
    if browser and system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return str(browser or system or gettext("A browser that does not name itself"))


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id at a cost that lets a classroom sign in at once on two cores (ADR 0023).

    Passwords hashed at another cost are hashed anew at their next sign-in.
    """

    time_cost = 3
    memory_cost = 19_456  # KiB
    parallelism = 1


def mask(value: Any, words: Sequence[str]) -> Any:
    """Give back a value of JSON with each of the words put out wherever a text has it.

    A text that is nothing but one of them becomes empty: an address put out is no address.
    """
    if isinstance(value, str):
        if value.casefold() in {word.casefold() for word in words}:
            return ""
        for word in words:
            value = value.replace(word, MASK)
        return value
    if isinstance(value, list):
        return [mask(item, words) for item in value]
    if isinstance(value, dict):
        return {name: mask(item, words) for name, item in value.items()}
    return value


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

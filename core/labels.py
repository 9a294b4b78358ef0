"""Three spellings of one label: the visitor's language first, then Russian, then any."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LABELS = ("label_ru", "label_ky", "label_en")


def in_language(texts: dict[str, str], language: str | None = None) -> tuple[str, str]:
    """Choose a text and say which language it is in; ("", language) when there is none."""
    wanted = (language or get_language() or "ru")[:2]
    for code in (wanted, "ru", "ky", "en"):
        if texts.get(code):
            return texts[code], code
    return "", wanted


def label_of(ru: str | None, ky: str | None, en: str | None) -> str:
    """Choose among the three labels of a row; "" when there are none."""
    return in_language({"ru": ru or "", "ky": ky or "", "en": en or ""})[0]


class Labelled(models.Model):
    """A row of a vocabulary with its label in three languages; never a translated copy."""

    label_ru = models.CharField(_("name in Russian"), max_length=255)
    label_ky = models.CharField(_("name in Kyrgyz"), max_length=255, blank=True)
    label_en = models.CharField(_("name in English"), max_length=255, blank=True)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The label in the language of the page, or the nearest one there is."""
        return in_language({"ru": self.label_ru, "ky": self.label_ky, "en": self.label_en})[0]

    def __str__(self) -> str:
        return self.label

"""Photos and words of people, as far as those people agreed."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from best_practice.choices import FileKind, PhotoConsent
from best_practice.engine.facts import CaseFacts, File
from best_practice.selectors.sections import spoken
from core.labels import in_language
from core.templatetags.formats import edtf

Row = dict[str, Any]
CONSENT = {
    PhotoConsent.NOT_NEEDED.value: gettext_lazy("nobody can be recognised"),
    PhotoConsent.ADULTS.value: gettext_lazy("adults, they agreed"),
    PhotoConsent.CHILDREN.value: gettext_lazy("children, their parents agreed"),
}


def photos(facts: CaseFacts) -> list[Row]:
    """Every photo with caption and consent; a withheld one is a block with the reason."""
    return [_photo(file) for file in facts.files if file.kind == FileKind.PHOTO]


def _photo(file: File) -> Row:
    if file.consent not in CONSENT:
        return {"is_withheld": True}
    parts = [part for part in (spoken(file.title), edtf(file.taken), spoken(file.credit)) if part]
    return {
        "url": reverse("uploaded_file", args=[file.upload]),
        "small": reverse("small_picture", args=[file.upload]),
        "alt": in_language(file.title)[0] or _("Photo without a caption"),
        "caption": format_html_join(" · ", "{}", ((part,) for part in parts)),
        "consent": CONSENT[file.consent],
    }


def quotes(facts: CaseFacts) -> list[Row]:
    """Words of people who agreed to be quoted, by post or role."""
    return [{"text": spoken(row.text), "who": spoken(row.who)} for row in facts.shown_quotes]

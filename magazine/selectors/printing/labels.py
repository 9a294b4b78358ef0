"""Texts of the portal inside printed pages, in the language that is active."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.qr import qr_path
from magazine.engine.printing.blocks import Words


def labels() -> dict[str, Any]:
    """Everything that the templates say themselves."""
    return {
        "contents": _("In this issue"),
        "page": page_words(),
        "code": _("Code that leads to this page on the portal"),
        "read": _("read and discuss on the portal"),
        "sheet": _("Write here: what we take over"),
        "tear": _("The sheet may be torn out and taken to the session of the council."),
        "columns": [_("What we do"), _("Who answers"), _("By what day")],
        "basis": _("Legal basis"),
        "question": pgettext("one letter before a question", "Q"),
        "todo": _("What to do:"),
        "goals": [_("Goal"), _("What was done"), _("Result"), _("Note")],
        "cite": _("How to cite"),
    }


def page_words() -> list[str]:
    """What stands before and behind the number of a page."""
    before, _number, behind = pgettext("of a printed issue", "p. %(page)s").partition("%(page)s")
    return [before, behind]


def block_words() -> Words:
    """What blocks say themselves."""
    return Words(
        source=_("Source: %(source)s"),
        missing_picture=_("The picture is on the page of the portal."),
    )


def minutes(count: int) -> str:
    """How long the text takes."""
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", count) % {"minutes": count}


def code(url: str) -> dict[str, Any]:
    """A QR code as the templates draw it."""
    side, path = qr_path(url)
    return {"n": side, "d": path}


def back_cover(language: str) -> dict[str, Any]:
    """The invitation on the last page."""
    base = settings.PUBLIC_URL
    host = base.partition("://")[2]
    url = f"{base}/{language}/practices/submit/"
    return {
        "title": _("Your municipality has thought of something, too"),
        "text": _(
            "Describe what you did on the portal. The form keeps every word and works on a phone."
            " We help with figures and with the translation."
        ),
        "url": url,
        "qr": code(url),
        "lines": [
            [_("Portal"), host],
            [_("Subscription"), f"{host}/{language}/subscribe/"],
            [_("For bodies that paid their dues"), _("free of charge")],
        ],
    }

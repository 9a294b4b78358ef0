"""Second factors: their secrets are encrypted, their drawing is ours."""

import base64
import hashlib
import io
import secrets
from typing import Any

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.engine import spaced_phone
from people.selectors import confirmed_phone_of, display_name_of


def _keys() -> MultiFernet:
    """The key of this portal first, then the older ones it may still meet."""
    known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"people.factors:" + str(key).encode()).digest() for key in known)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class FactorAdapter(DefaultMFAAdapter):
    """Keeps what a second factor is made of unreadable in a copy of the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("Set up a second factor first."),
        "incorrect_code": _("This is not the code. It changes every half minute and serves once."),
        "unverified_email": _("Confirm your address first."),
    }

    def encrypt(self, text: str) -> str:
        """Lock with the newest key."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open with any key that still serves.

        A secret that none opens any more becomes another one, for which no code is ever right.
        """
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_issuer(self) -> str:
        """What the app calls the portal."""
        return gettext("Best Practice Portal")

    def build_totp_svg(self, url: str) -> str:
        """Draw the code that the app reads, dark on light in both colour schemes."""
        drawing = io.BytesIO()
        segno.make(url, error="m").save(
            drawing, kind="svg", scale=5, border=3, dark="#000", light="#fff", xmldecl=False
        )
        return drawing.getvalue().decode()

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the device shows beside the key."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": display_name_of(user) or entity["name"]}

    def _get_user_identifier(self, user: Any) -> str:
        """E-mail, or the number of who has none."""
        return user.email or spaced_phone(confirmed_phone_of(user) or "") or str(user)

    def _get_site_name(self) -> str:
        return gettext("Best Practice Portal")

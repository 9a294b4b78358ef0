"""What the portal knows about people: accounts, faces, consents, letters, typed forms."""

from people.models.accounts import Consent, Profile, User, UserManager
from people.models.letters import Letter
from people.models.sign_in import PhoneNumber, SignIn, TextMessage
from people.models.typed import FormKey, HeldForm

__all__ = [
    "Consent",
    "FormKey",
    "HeldForm",
    "Letter",
    "PhoneNumber",
    "Profile",
    "SignIn",
    "TextMessage",
    "User",
    "UserManager",
]

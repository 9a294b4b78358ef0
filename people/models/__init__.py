"""What the portal knows about people: accounts, faces, letters, and who looked at it."""

from people.models.access_log import AccessLog, AccessLogPerson
from people.models.accounts import Consent, Profile, User, UserManager
from people.models.activation import Activation
from people.models.letters import Letter
from people.models.own_data import DataExport, ErasureRequest
from people.models.sign_in import PhoneNumber, SignIn, TextMessage
from people.models.statistics import PersonStatistics
from people.models.typed import FormKey, HeldForm
from people.models.verification import Verification

__all__ = [
    "AccessLog",
    "AccessLogPerson",
    "Activation",
    "Consent",
    "DataExport",
    "ErasureRequest",
    "FormKey",
    "HeldForm",
    "Letter",
    "PersonStatistics",
    "PhoneNumber",
    "Profile",
    "SignIn",
    "TextMessage",
    "User",
    "UserManager",
    "Verification",
]

"""How the account library, Django's mail and the gateway of texts speak to the portal."""

from people.adapters.accounts import AccountAdapter
from people.adapters.factors import FactorAdapter
from people.adapters.gate import RequireSecondFactor
from people.adapters.mail import LettersInFiles, OutboxBackend
from people.adapters.texts import TextsByGateway, TextsInLog

__all__ = [
    "AccountAdapter",
    "FactorAdapter",
    "LettersInFiles",
    "OutboxBackend",
    "RequireSecondFactor",
    "TextsByGateway",
    "TextsInLog",
]

"""What staff see of people in the admin: accounts, letters, and who looked at whom."""

from people.viewsets.accesses import AccessLogViewSet
from people.viewsets.accounts import AccountViewSet
from people.viewsets.letters import LetterViewSet
from people.viewsets.policies import ReadOnlyPolicy
from people.viewsets.reading import LogsReading

__all__ = [
    "AccessLogViewSet",
    "AccountViewSet",
    "LetterViewSet",
    "LogsReading",
    "ReadOnlyPolicy",
]

"""Pages about one's own account."""

from people.views.doors import LogoutView, csrf_failure
from people.views.letters import LetterListView, LetterView
from people.views.typed import KeepsTypedText

__all__ = ["KeepsTypedText", "LetterListView", "LetterView", "LogoutView", "csrf_failure"]

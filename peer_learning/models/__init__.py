"""What readers do with a case: repeat it, ask about it, ask to visit, keep it at hand."""

from peer_learning.models.bookmarks import Bookmark
from peer_learning.models.questions import CaseQuestion
from peer_learning.models.replications import Replication, ReplicationFile
from peer_learning.models.visits import VisitRequest

__all__ = ["Bookmark", "CaseQuestion", "Replication", "ReplicationFile", "VisitRequest"]

"""What can go wrong on the way to Elasticsearch; everything else is a mistake of ours."""

from search.engine.interface import EngineDownError


class IndexMissingError(EngineDownError):
    """There is no index of this analysis: it was never made, removed, or is of an older one."""


class RequestRefusedError(EngineDownError):
    """Elasticsearch answered, but would not do it; asking again changes nothing."""

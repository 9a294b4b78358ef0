"""The index in tests: what the worker does after a commit, done at once."""

from core.folding import fold
from search.models import IndexRequest
from search.registry import providers
from search.services.index_requested import index_requested


def index_now() -> int:
    """Read into the index whatever was asked for so far."""
    return index_requested()


def waiting() -> set[tuple[str, str]]:
    """What was asked for and not read yet, each thing once."""
    return set(IndexRequest.objects.values_list("kind", "key"))


def words_found(case) -> str:
    """Every word that a case hands in to be found by, folded."""
    (thing,) = providers()["case"].read([str(case.pk)])
    return fold(" ".join(f"{one.title} {one.text}" for one in thing.documents))

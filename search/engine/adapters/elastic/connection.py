"""The way to the nodes: one client for a process, a hard limit in time, errors as our own."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engine.adapters.elastic.errors import IndexMissingError, RequestRefusedError
from search.engine.interface import EngineDownError

Answer = TypeVar("Answer")

# A reader waits so long for an answer, in seconds; then the database is asked.
PATIENCE = 2.0
# A worker may wait longer: nobody stands behind it.
WRITING_PATIENCE = 10.0
# Of several nodes so many are tried within the time.
MOST_ATTEMPTS = 2
# Questions that nobody waits for any more but that still hang, in one process.
MOST_HANGING = 16
REFUSALS = range(400, 500)
NOT_FOUND, TOO_MANY = 404, 429


@dataclass(frozen=True)
class Access:
    """Where the nodes are and what they ask of a visitor."""

    addresses: tuple[str, ...]
    api_key: str = ""
    ca_file: str = ""


class Connection:
    """Asks the nodes; an answer that does not come in time is EngineDownError.

    Timeouts of sockets start anew with every byte. Therefore each question runs beside the
    reader, who leaves when the time is over.
    """

    def __init__(self, access: Access) -> None:
        self.attempts = min(len(access.addresses), MOST_ATTEMPTS)
        self.client = Elasticsearch(
            list(access.addresses),
            max_retries=self.attempts - 1,
            retry_on_timeout=True,
            retry_on_status=(502, 503, 504),
            **({"api_key": access.api_key} if access.api_key else {}),  # type: ignore[arg-type]
            **({"ca_certs": access.ca_file} if access.ca_file else {}),  # type: ignore[arg-type]
        )
        self.hanging = threading.Semaphore(MOST_HANGING)

    def ask(self, question: Callable[[Elasticsearch], Answer], *, seconds: float) -> Answer:
        """Put a question to the client, and wait for its answer so long at most."""
        client = self.client.options(request_timeout=seconds / self.attempts)
        return translated(lambda: self._within(seconds, lambda: question(client)))

    def _within(self, seconds: float, question: Callable[[], Answer]) -> Answer:
        if not self.hanging.acquire(blocking=False):
            raise EngineDownError("too many questions hang")
        answer: Future[Answer] = Future()

        def ask() -> None:
            try:
                answer.set_result(question())
            except BaseException as broken:  # handed over to who waits
                answer.set_exception(broken)
            finally:
                self.hanging.release()

        threading.Thread(target=ask, daemon=True, name="elasticsearch").start()
        return answer.result(timeout=seconds)


def translated(question: Callable[[], Answer]) -> Answer:
    """Let the errors of the client come out as those of an engine."""
    try:
        return question()
    except TimeoutError as late:
        raise EngineDownError("no answer in time") from late
    except TransportError as broken:
        raise EngineDownError(type(broken).__name__) from broken
    except ApiError as refusal:
        raise error_of(refusal) from refusal


def error_of(refusal: ApiError) -> EngineDownError:
    """Tell apart what is missing, what was wrong to ask, and what is wrong there."""
    status, says = refusal.meta.status, kind_of(refusal.body)
    if status == NOT_FOUND:
        return IndexMissingError(f"no index ({says})")
    if status in REFUSALS and status != TOO_MANY:
        return RequestRefusedError(f"{status} {says}")
    return EngineDownError(f"{status} {says}")


def kind_of(body: Any) -> str:
    """The kind of an error; its reason may quote what was searched for and stays out."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("type", "")) if isinstance(error, dict) else ""


@lru_cache(maxsize=8)
def connection_to(access: Access) -> Connection:
    """The one connection of this process to these nodes."""
    return Connection(access)


def pieces(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """Cut into pieces of one request each."""
    return [items[start : start + size] for start in range(0, len(items), size)]

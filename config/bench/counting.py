"""Tells how many statements a page took, to whoever asks for it; only in the bench's settings."""

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from search.access import forget_visitors

ASKED = "HTTP_X_COUNT_STATEMENTS"
COLD = "HTTP_X_COLD"


class CountStatements:
    """Adds X-Statements, X-Repeated and X-Process to answers to those who ask by a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count while the rest of the portal answers."""
        forget_visitors()  # the bench searches faster than people may
        if COLD in request.META:
            # As previews are: nothing is kept of them, nothing kept is handed out.
            request.is_dummy = True  # type: ignore[attr-defined]
        if ASKED not in request.META:
            return self.get_response(request)
        seen: Counter[str] = Counter()

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            seen[sql] += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response["X-Statements"] = str(seen.total())
        response["X-Process"] = str(os.getpid())
        response["X-Repeated"] = str(sum(times - 1 for times in seen.values()))
        return response

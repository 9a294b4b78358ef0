"""Who comes to the desk of the magazine, and where a refusal leads."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from magazine.models import IssuePage
from magazine.selectors.desk.board import Desk, read_desk


def at_the_desk(right: str) -> Callable[[Any], Any]:
    """Let only those in who have the right; nothing of it is kept by browsers."""

    def decorate(view: Any) -> Any:
        @wraps(view)
        @never_cache
        @permission_required(right, raise_exception=True)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)

        return inner

    return decorate


def desk_or_404(key: UUID) -> Desk:
    """The issue as its makers see it."""
    desk = read_desk(key)
    if desk is None:
        raise Http404
    return desk


def issue_or_404(key: UUID) -> None:
    """Refuse the address of an issue that is not there."""
    if not IssuePage.objects.filter(translation_key=key).exists():
        raise Http404


def back_to(key: UUID) -> HttpResponse:
    """Show the issue again."""
    return redirect("magazine_desk_issue", key)


def refused(request: HttpRequest, error: Exception, key: UUID) -> HttpResponse:
    """Say why not, on the screen of the issue."""
    messages.error(request, str(error))
    return back_to(key)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when it is empty; None while the form is only looked at."""
    return request.POST if request.method == "POST" else None

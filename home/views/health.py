"""Two answers for machines: the process lives; the portal can work."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.health import Level, examine

LOOPBACK = {"127.0.0.1", "::1"}


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say for each quick check how it went; 503 when one is an error.

    What was seen and what helps is told on this machine and to who knows the token.
    """
    findings = examine(only_quick=True)
    is_ready = all(one.level < Level.ERROR for one in findings.values())
    answer: dict[str, object] = {name: one.level.word for name, one in findings.items()}
    if _may_know_more(request):
        answer = {
            name: {"level": one.level.word, "says": one.says, "remedy": one.remedy}
            for name, one in findings.items()
        }
    return JsonResponse(
        answer,
        status=200 if is_ready else 503,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/json; charset=utf-8",
    )


def _may_know_more(request: HttpRequest) -> bool:
    """Whether somebody on this machine asks, not through the proxy, or names the token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.READY_TOKEN and constant_time_compare(given, settings.READY_TOKEN):
        return True
    is_passed_on = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED"))
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not is_passed_on

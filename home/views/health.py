"""Two answers for machines: the process lives; the portal can work."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.selectors import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether database, migrations and queue are fit for visitors; 503 when one is not."""
    try:
        checks = {
            "database": health.has_database(),
            "migrations": not health.has_pending_migrations(),
            "queue": health.is_queue_moving(),
        }
    except DatabaseError:
        checks = {"database": False}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)

"""What the worker does for the index: reads what was asked for since it last looked."""

import io

from django.core.management import call_command
from django_tasks import task


@task()
def index_changes() -> str:
    """Work off all requests and say how many; safe to run twice and beside itself."""
    said = io.StringIO()
    call_command("index_changes", stdout=said)
    return said.getvalue().strip()

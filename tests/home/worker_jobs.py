"""Jobs that tests give to a real worker in another process."""

import time
from pathlib import Path

from django_tasks import task


@task()
def note(path: str, pause: float = 0) -> None:
    """Begin, take a while, end; the file tells how far it came and how often."""
    with Path(path).open("a") as file:
        file.write("begun\n")
    time.sleep(pause)
    with Path(path).open("a") as file:
        file.write("ended\n")


@task()
def fail(path: str) -> None:
    """Leave a trace and raise."""
    with Path(path).open("a") as file:
        file.write("failed\n")
    raise ValueError("no paper in the printer")

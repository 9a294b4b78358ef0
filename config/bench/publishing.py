"""Publishes a page of the measured portal each time it is asked, in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from config.bench.servers import FOLDER, environment
from config.settings.environment import BASE_DIR

ADDRESS = "/ru/about/"
COMMAND = [sys.executable, "-m", "config.bench.publishing"]


class Publisher:
    """The other end of the process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def publish(self, title: str) -> float:
        """Publish the page under a title; the seconds of processor time it took."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("The publisher has no ends.")
        self.process.stdin.write(title + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


@contextmanager
def publisher(folder: Path = FOLDER) -> Iterator[Publisher]:
    """Keep a publisher running for the length of a block."""
    with subprocess.Popen(  # noqa: S603 -- our own command
        COMMAND,
        env=environment(folder),
        cwd=BASE_DIR,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield Publisher(process)
        process.terminate()


def main() -> None:
    """Read titles, publish, answer with the time it took."""
    django.setup()
    from home.models import StandardPage  # noqa: PLC0415 -- the models need django.setup()

    for line in sys.stdin:
        page = StandardPage.objects.get(url_path=ADDRESS)
        page.title = line.strip()
        before = time.process_time()
        page.save_revision().publish()
        print(time.process_time() - before, flush=True)


if __name__ == "__main__":
    main()

"""The portal's processes are kept alive together and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from tests.architecture.house import ROOT

# Three small stand-ins for web, worker and schedule; the first answers /healthz.
SCRIPT = """
import sys
from config import serve
web = '''
import http.server, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
'''
port = int(sys.argv[1])
serve.COMMANDS = {
    "web": [sys.executable, "-c", web, str(port)],
    "worker": [sys.executable, "-c", sys.argv[2]],
    "schedule": [sys.executable, "-c", "import time; time.sleep(600)"],
}
sys.exit(serve.Portal(port).run())
"""
LIVES = "import time; time.sleep(600)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start():
    """Start a portal whose worker runs the given source; end it whatever happens."""
    started = []

    def begin(worker: str = LIVES) -> tuple[subprocess.Popen, list[psutil.Process]]:
        portal = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(free_port()), worker],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(portal)
        return portal

    yield begin

    for portal in started:
        portal.kill()
        portal.stdout.close()
        portal.wait()


def read_until(portal, text: str) -> None:
    """Read lines until one holds the text; a portal that ended has no more lines."""
    for line in portal.stdout:
        if text in line:
            return
    pytest.fail(f"the portal never said {text!r}")


def wait_until(condition, seconds: float = 10) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_address_is_told_when_the_portal_answers_and_all_stop_on_a_signal(start):
    portal = start()
    read_until(portal, "The portal is ready")
    children = psutil.Process(portal.pid).children()

    portal.send_signal(signal.SIGINT)

    assert portal.wait(timeout=20) == 0
    assert len(children) == 3
    assert not any(child.is_running() for child in children)


def test_a_child_that_dies_is_started_again(start):
    portal = start()
    read_until(portal, "The portal is ready")
    victim = psutil.Process(portal.pid).children()[1]

    os.kill(victim.pid, signal.SIGKILL)

    read_until(portal, "worker ended with code -9.")
    wait_until(lambda: len(psutil.Process(portal.pid).children()) == 3)


@pytest.mark.slow
def test_a_child_that_never_lives_ends_the_portal_with_an_error(start):
    portal = start(worker="raise SystemExit(3)")

    read_until(portal, "worker does not stay alive")

    assert portal.wait(timeout=20) == 1


def test_a_taken_port_is_told_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = subprocess.run(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stdout) == (
        1,
        f"Port {port} is taken by another program. Try: make run PORT={port + 1}\n",
    )

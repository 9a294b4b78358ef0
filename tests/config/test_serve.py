"""The portal's processes are kept alive together and stop together."""

import gc
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from config import gunicorn
from config.serve import read_address
from tests.architecture.house import ROOT

# Three small stand-ins for web, worker and schedule; the first answers /healthz.
SCRIPT = """
import sys
from config import serve
web = '''
import http.server, sys
host, port = sys.argv[1].rsplit(":", 1)
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.HTTPServer((host, int(port)), Page).serve_forever()
'''
serve.COMMANDS = {
    "web": [sys.executable, "-c", web, sys.argv[1]],
    "worker": [sys.executable, "-c", sys.argv[2]],
    "schedule": [sys.executable, "-c", "import time; time.sleep(600)"],
}
sys.exit(serve.Portal(serve.read_address(sys.argv[1])).run())
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

    def begin(
        worker: str = LIVES, host: str = "127.0.0.1", **variables
    ) -> tuple[subprocess.Popen, list[psutil.Process]]:
        portal = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, f"{host}:{free_port()}", worker],
            cwd=ROOT,
            env={**os.environ, **variables},
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


def test_a_proxy_of_the_machine_is_not_asked_about_the_portal(start):
    portal = start(http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9")

    read_until(portal, "The portal is ready")


def test_a_portal_on_another_address_is_found_there(start):
    portal = start(host="127.0.0.2")

    read_until(portal, "The portal is ready:  http://127.0.0.2:")


@pytest.mark.parametrize(
    ("bind", "url"),
    [
        ("127.0.0.1:8000", "http://localhost:8000/"),
        ("0.0.0.0:8001", "http://localhost:8001/"),
        (":8002", "http://localhost:8002/"),
        ("[::]:8003", "http://localhost:8003/"),
        ("[fe80::1]:8004", "http://[fe80::1]:8004/"),
        ("192.168.1.5:8005, 127.0.0.1:9", "http://192.168.1.5:8005/"),
    ],
)
def test_address_of_the_web_server_is_one_a_browser_can_open(bind, url):
    assert read_address(bind).url == url


@pytest.mark.parametrize("bind", ["unix:/run/portal.sock", "fd://3", "127.0.0.1"])
def test_an_address_without_a_port_is_none(bind):
    assert read_address(bind) is None


@pytest.mark.slow
def test_a_child_that_never_lives_ends_the_portal_with_an_error(start):
    portal = start(worker="raise SystemExit(3)")

    read_until(portal, "worker does not stay alive")

    assert portal.wait(timeout=20) == 1


def serve(**variables):
    """What `make run` says when it ends at once."""
    environment = {name: text for name, text in os.environ.items() if name != "BIND"}
    done = subprocess.run(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_taken_port_is_told_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = [serve(PORT=str(port)), serve(BIND=f"0.0.0.0:{port}")]

    taken = f"Port {port} is taken by another program."
    assert said == [
        (1, f"{taken} Try: make run PORT={port + 1}\n"),
        (1, f"{taken} Give another address in BIND.\n"),
    ]


def test_a_socket_file_is_refused_in_a_sentence():
    said = serve(BIND="unix:/run/portal.sock")

    assert said == (
        1,
        "BIND=unix:/run/portal.sock is not an address with a port, for example 127.0.0.1:8000.\n",
    )


def test_server_freezes_what_its_workers_share():
    try:
        gunicorn.when_ready(None)

        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()

"""Keeps the portal running on one machine: web server, worker and schedule, until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import FrameType

from config.gunicorn import bind

PYTHON = sys.executable
COMMANDS = {
    "web": [PYTHON, "-m", "gunicorn", "-c", "python:config.gunicorn"],
    "worker": [PYTHON, "manage.py", "run_worker"],
    "schedule": [PYTHON, "manage.py", "run_schedule"],
}
READY_WITHIN = 90  # seconds
STOP_WITHIN = 15  # seconds
# A child that dies this often within a minute will not get better by itself.
GIVE_UP_AFTER = 5

WELCOME = """
  The portal is ready:  {address}
  The admin:            {address}admin/

  Demo accounts, password demo-municipalitet:
    author@demo.example   sends a practice        head@demo.example    a colleague
    editor@demo.example   reviews and publishes   admin@demo.example   everything

  Ctrl-C stops it; what was entered stays.
"""


@dataclass(frozen=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def door(self) -> str:
        """The host at which this machine reaches it; all interfaces include its own."""
        if self.host == "::":
            return "::1"
        return "127.0.0.1" if self.host.strip("0.") == "" else self.host

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        name = f"[{self.door}]" if ":" in self.door else self.door
        return f"http://{'localhost' if name in ('127.0.0.1', '[::1]') else name}:{self.port}/"


def read_address(text: str) -> Address | None:
    """Read the first of gunicorn's addresses; None for one without a port, as a socket file."""
    host, _, port = text.split(",")[0].strip().rpartition(":")
    if not port.isdecimal() or host in ("unix", "fd"):
        return None
    return Address(host.strip("[]"), int(port))


@dataclass
class Child:
    """One process of the portal and when it was last started."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C reaches it only through us."""
        self.starts = [*(at for at in self.starts if at > time.monotonic() - 60), time.monotonic()]
        self.process = subprocess.Popen(  # noqa: S603 -- our own commands
            COMMANDS[self.name], start_new_session=True
        )

    @property
    def is_hopeless(self) -> bool:
        """Whether it died too often to be started again."""
        return len(self.starts) > GIVE_UP_AFTER


class Portal:
    """Starts the processes, restarts what dies, stops all together."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.children = [Child(name) for name in COMMANDS]
        self.is_stopping = False

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Answer a signal: leave the loop at its next turn."""
        self.is_stopping = True

    def run(self) -> int:
        """Run until a signal or until a process cannot be kept alive; the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)
        for child in self.children:
            child.start()
        started_at, is_announced = time.monotonic(), False
        code = 0
        while not self.is_stopping:
            if not is_announced and is_healthy(self.address):
                print(WELCOME.format(address=self.address.url), flush=True)
                is_announced = True
            if not is_announced and time.monotonic() > started_at + READY_WITHIN:
                print(f"The portal did not answer within {READY_WITHIN} seconds.", flush=True)
                code, self.is_stopping = 1, True
            if not self.revive():
                code, self.is_stopping = 1, True
            time.sleep(0.2)
        self.shut_down()
        return code

    def revive(self) -> bool:
        """Start again what died; False when one of them cannot be kept alive."""
        for child in self.children:
            if child.process is None or child.process.poll() is None:
                continue
            print(f"{child.name} ended with code {child.process.returncode}.", flush=True)
            if child.is_hopeless:
                print(f"{child.name} does not stay alive; the reason stands above.", flush=True)
                return False
            time.sleep(1)
            child.start()
        return True

    def shut_down(self) -> None:
        """Ask all to finish, wait, then end what did not."""
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def is_healthy(address: Address) -> bool:
    """Whether the portal answers; asked directly, whatever proxy the machine uses."""
    connection = http.client.HTTPConnection(address.door, address.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        # A host that is not in ALLOWED_HOSTS is refused, and that too is an answer.
        return connection.getresponse().status < 500
    except (http.client.HTTPException, OSError):
        return False
    finally:
        connection.close()


def is_taken(address: Address) -> bool:
    """Whether another program listens there."""
    try:
        with socket.create_connection((address.door, address.port), timeout=2):
            return True
    except OSError:
        return False


def main() -> int:
    """Serve where gunicorn will listen; say so when another program is there."""
    address = read_address(bind)
    if address is None:
        print(f"BIND={bind} is not an address with a port, for example 127.0.0.1:8000.")
        return 1
    if is_taken(address):
        advice = f"Try: make run PORT={address.port + 1}"
        if "BIND" in os.environ:
            advice = "Give another address in BIND."
        print(f"Port {address.port} is taken by another program. {advice}")
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    return Portal(address).run()


if __name__ == "__main__":
    sys.exit(main())

"""Elasticsearch nodes as processes of a test: started, frozen, killed, ended by their number."""

import json
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.elasticsearch.parts import LAUNCHER, parts_or_skip
from tests.support.served import free_port, wait_for

JAVA = [
    *("java", "-Xms192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    *("--add-modules", "ALL-MODULE-PATH", "--add-modules", "jdk.net"),
    *("--add-exports", "org.elasticsearch.server/org.elasticsearch.node=ALL-UNNAMED"),
    *("--add-opens", "java.base/java.io=org.elasticsearch.preallocate"),
]
# A full disk of the machine is no business of the tests.
SETTINGS = {
    "cluster.name": "portal",
    "network.host": "127.0.0.1",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


class Node:
    """One node; what it keeps lies in its folder and outlives its process."""

    def __init__(self, files: Path, folder: Path, *, heap: str = "512m", **more: str) -> None:
        self.files, self.folder, self.heap = files, folder, heap
        self.port = free_port()
        self.settings = {**SETTINGS, "node.name": folder.name, "transport.port": "0", **more}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the process; `wait` tells when it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = {
            **self.settings,
            "path.data": str(self.folder / "data"),
            "http.port": str(self.port),
        }
        with (self.folder / "node.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *JAVA,
                    f"-Xmx{self.heap}",
                    *("--module-path", str(self.files / "lib"), str(LAUNCHER)),
                    str(self.files / "home"),
                    *(f"{name}={value}" for name, value in settings.items()),
                ],
                stdout=log,
                stderr=log,
            )

    def wait(self, *, nodes: int = 1, status: str = "green") -> None:
        """Return once the cluster has so many nodes and all its shards."""
        wait_for(lambda: self.is_well(nodes=nodes, status=status), 120)

    def is_well(self, *, nodes: int, status: str) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, (self.folder / "node.log").read_text()[-4000:]
        try:
            health = self.ask("/_cluster/health")
        except OSError:
            return False
        return bool(health["number_of_nodes"] >= nodes and health["status"] == status)

    def ask(self, path: str) -> Any:
        """Read an address of the node as JSON."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=5) as answer:
            return json.load(answer)

    def freeze(self) -> None:
        """Let it hang: connections are taken, nothing is answered."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)


@contextmanager
def running_node(cache: Path, make_folder: Callable[[str], Path]) -> Iterator[Node]:
    """Start one node and end it."""
    folder = make_folder("elasticsearch")
    alone_in_the_world = {"discovery.type": "single-node"}
    node = Node(parts_or_skip(cache), folder / "n1", **alone_in_the_world)
    node.start()
    try:
        node.wait()
        yield node
    finally:
        node.kill()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_cluster(
    cache: Path, make_folder: Callable[[str], Path], size: int = 3
) -> Iterator[list[Node]]:
    """Start nodes that know each other; they elect a master among themselves."""
    folder = make_folder("cluster")
    files = parts_or_skip(cache)
    ports = [free_port() for _ in range(size)]
    shared = {
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in ports),
        "cluster.initial_master_nodes": ",".join(f"n{number + 1}" for number in range(size)),
    }
    nodes = [
        Node(
            files,
            folder / f"n{number + 1}",
            heap="384m",
            **shared,
            **{"transport.port": str(port)},
        )
        for number, port in enumerate(ports)
    ]
    try:
        for node in nodes:
            node.start()
        for node in nodes:
            node.wait(nodes=size)
        yield nodes
    finally:
        for node in nodes:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)

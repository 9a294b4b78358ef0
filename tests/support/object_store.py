"""A real S3 server on this machine (S3Proxy), which checks signatures and keeps no bucket open."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import pytest
from botocore.config import Config

from tests.architecture.house import ROOT
from tests.support.database import alone
from tests.support.served import free_port, wait_for

POM = ROOT / "tests" / "support" / "s3proxy.xml"
HINT = "no S3 server: apt-get install maven default-jre-headless"
KEY, SECRET = "portal", "secret-of-tests"


def jars(cache: Path) -> Path:
    """The folder of the server; fetched once for each state of its list."""
    folder = cache / f"jars-{POM.stat().st_size}"
    with alone(cache / "lock"):
        if not folder.exists():
            unfinished = cache / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
            subprocess.run(
                [*command, "-DincludeScope=runtime", f"-DoutputDirectory={unfinished}"],
                check=True,
                timeout=600,
            )
            unfinished.rename(folder)
    return folder


def jars_or_skip(cache: Path) -> Path:
    """At the desk a missing server skips its tests with a hint; in CI it is an error."""
    is_ci = os.environ.get("CI") == "true"
    if not (shutil.which("java") and shutil.which("mvn")) and not is_ci:
        pytest.skip(HINT)
    try:
        return jars(cache)
    except (OSError, subprocess.SubprocessError):
        if is_ci:
            raise
        pytest.skip(HINT)


class ObjectStore:
    """The server, in the memory of a process of its own."""

    def __init__(self, library: Path, folder: Path) -> None:
        self.port = free_port()
        settings = folder / "s3proxy.conf"
        settings.write_text(
            "s3proxy.authorization=aws-v2-or-v4\n"
            f"s3proxy.endpoint=http://127.0.0.1:{self.port}\n"
            f"s3proxy.identity={KEY}\ns3proxy.credential={SECRET}\n"
            "jclouds.provider=transient\njclouds.identity=x\njclouds.credential=x\n"
        )
        java = ["java", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        self.log = (folder / "s3proxy.log").open("wb")
        self.process = subprocess.Popen(
            [*java, "-cp", f"{library}/*", "org.gaul.s3proxy.Main", "--properties", settings],
            stdout=self.log,
            stderr=self.log,
        )
        wait_for(self.answers)

    def answers(self) -> bool:
        assert self.process.poll() is None, "the S3 server did not start"
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def make_bucket(self, name: str) -> str:
        """Make a bucket, and give back the STORAGE_URL of a portal that keeps its files there."""
        client = boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
            region_name="us-east-1",
            config=Config(s3={"addressing_style": "path"}),
        )
        client.create_bucket(Bucket=name)
        return f"s3+http://{KEY}:{SECRET}@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.log.close()


@contextmanager
def running_store(cache: Path, make_folder: Callable[[str], Path]) -> Iterator[ObjectStore]:
    """Start it and end it."""
    store = ObjectStore(jars_or_skip(cache), make_folder("s3proxy"))
    try:
        yield store
    finally:
        store.stop()

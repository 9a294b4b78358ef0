"""The files of an Elasticsearch node: fetched once, and laid out as a node wants them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.support.database import alone

FOLDER = ROOT / "tests" / "support" / "elasticsearch"
POM = FOLDER / "pom.xml"
LAUNCHER = FOLDER / "Launcher.java"
VERSION = "8.15.5"
HINT = "no Elasticsearch: apt-get install maven default-jre-headless"
NETTY = """\
name=transport-netty4
description=HTTP and the speech of nodes with each other
version={version}
elasticsearch.version={version}
java.version=17
classname=org.elasticsearch.transport.netty4.Netty4Plugin
"""
LOGGING = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


def parts(cache: Path) -> Path:
    """The folder with `lib` and `home`; fetched once for each state of the list."""
    folder = cache / f"parts-{VERSION}-{POM.stat().st_size}"
    with alone(cache / "lock"):
        if not folder.exists():
            unfinished = cache / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            fetch(unfinished / "lib")
            lay_out(unfinished)
            unfinished.rename(folder)
    return folder


def fetch(library: Path) -> None:
    """Let Maven bring the jars."""
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={library}"],
        check=True,
        timeout=600,
    )


def lay_out(folder: Path) -> None:
    """Part the network module from the library, and write the two files a node asks for."""
    module = folder / "home" / "modules" / "transport-netty4"
    module.mkdir(parents=True)
    library = folder / "lib"
    for jar in [*library.glob("netty-*.jar"), *library.glob("transport-netty4-*.jar")]:
        jar.rename(module / jar.name)
    (module / "plugin-descriptor.properties").write_text(NETTY.format(version=VERSION))
    (folder / "home" / "config").mkdir()
    (folder / "home" / "config" / "log4j2.properties").write_text(LOGGING)


def parts_or_skip(cache: Path) -> Path:
    """At the desk a missing node skips its tests with a hint; in CI it is an error."""
    is_ci = os.environ.get("CI") == "true"
    if not (shutil.which("java") and shutil.which("mvn")) and not is_ci:
        pytest.skip(HINT)
    try:
        return parts(cache)
    except (OSError, subprocess.SubprocessError):
        if is_ci:
            raise
        pytest.skip(HINT)

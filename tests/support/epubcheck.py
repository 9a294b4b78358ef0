"""Asks Debian's epubcheck whether an EPUB is one."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HINT = "nobody judges EPUB: apt-get install epubcheck"
JAR = Path("/usr/share/java/epubcheck.jar")


def epubcheck_or_skip() -> None:
    """At the desk a missing epubcheck skips its tests with a hint; in CI it is an error."""
    if JAR.exists() and shutil.which("java"):
        return
    if os.environ.get("CI") == "true":
        raise AssertionError(HINT)
    pytest.skip(HINT)


def complaints(epub: Path) -> list[str]:
    """What epubcheck says against a file: errors, warnings and notes of usage."""
    epubcheck_or_skip()
    java = ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    done = subprocess.run(
        [*java, "-jar", str(JAR), "--profile", "default", str(epub)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    said = f"{done.stdout}\n{done.stderr}".splitlines()
    assert any("EPUBCheck completed" in line for line in said), "\n".join(said)
    found = [line for line in said if re.match(r"\s*(FATAL|ERROR|WARNING)\b", line)]
    assert found or done.returncode == 0, "\n".join(said)
    return found

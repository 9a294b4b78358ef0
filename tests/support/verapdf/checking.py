"""Lets veraPDF judge papers: which checks of PDF/UA-1 fail, and which faces they carry."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.architecture.house import ROOT
from tests.support.database import alone

FOLDER = ROOT / "tests" / "support" / "verapdf"
POM, JUDGE = FOLDER / "pom.xml", FOLDER / "Check.java"
HINT = "nobody judges PDF: apt-get install maven default-jre-headless"
OUR_FACES = {
    "PiazzollaText",
    "PiazzollaTextRegular",
    "PiazzollaTextBold",
    "PiazzollaDisplayRegular",
    "PiazzollaDisplayBold",
    "GolosTextRegular",
    "GolosTextSemiBold",
}


def jars(cache: Path) -> Path:
    """The folder of the judge; fetched once for each state of its list."""
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
    """At the desk a missing judge skips its tests with a hint; in CI it is an error."""
    is_ci = os.environ.get("CI") == "true"
    if not (shutil.which("java") and shutil.which("mvn")) and not is_ci:
        pytest.skip(HINT)
    try:
        return jars(cache)
    except (OSError, subprocess.SubprocessError):
        if is_ci:
            raise
        pytest.skip(HINT)


def failed_checks(library: Path, folder: Path, papers: Mapping[str, bytes]) -> list[str]:
    """Every failed check of the papers, a line each: name, clause, test, times, demand, place."""
    files = []
    for name, pdf in papers.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(pdf)
    java = ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    done = subprocess.run(
        [*java, "-cp", f"{library}/*", str(JUDGE), *map(str, files)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    lines = done.stdout.splitlines()
    assert lines, done.stderr[-2000:]
    assert lines[-1] == f"checked\t{len(files)}", f"{done.stdout[-1000:]}{done.stderr[-2000:]}"
    return [line.removeprefix(f"{folder}/").replace("\t", " | ") for line in lines[:-1]]


def faces_in(pdf: bytes) -> set[str]:
    """Names of all faces a PDF embeds, without the marks of their subsets."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        return {str(font["/FontName"]).lstrip("/").rpartition("+")[2] for font in fonts}

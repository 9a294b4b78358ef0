"""A certificate for this machine, made for one run of the tests."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Certificate:
    """Files of a certificate that nobody but its test trusts."""

    cert: Path
    key: Path


def make_certificate(folder: Path, host: str = "localhost") -> Certificate:
    """Let openssl sign a certificate for a name of this machine."""
    made = Certificate(folder / f"{host}.crt", folder / f"{host}.key")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", f"/CN={host}"),
            *("-addext", f"subjectAltName=DNS:{host}"),
            *("-keyout", str(made.key), "-out", str(made.cert)),
        ],
        check=True,
        capture_output=True,
    )
    return made

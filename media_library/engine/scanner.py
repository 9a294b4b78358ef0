"""Asks ClamAV about a file, in its own protocol, over a unix socket or TCP."""

import socket
import struct
from contextlib import suppress
from typing import IO

SECONDS = 60
PIECE = 64 * 1024


class ScannerSilent(Exception):
    """The scanner did not say whether the file is clean; it may be asked again later."""


def _connect(address: str) -> socket.socket:
    """Connect to `/path/of/socket`, `unix:/path` or `host:port`."""
    path = address.removeprefix("unix:")
    if path.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(path)
        return line
    host, _colon, port = address.removeprefix("tcp://").rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), SECONDS)


def ping(*, address: str, seconds: float = 5) -> None:
    """Ask only whether it is there; raises ScannerSilent."""
    try:
        with _connect(address) as line:
            line.settimeout(seconds)
            line.sendall(b"zPING\0")
            answer = line.recv(16)
    except (OSError, ValueError) as error:
        raise ScannerSilent(str(error)) from error
    if answer != b"PONG\0":
        raise ScannerSilent("no answer")


def find_virus(file: IO[bytes], *, address: str) -> str:
    """Give back the name of the virus, or "" for a clean file; raises ScannerSilent."""
    file.seek(0)
    try:
        with _connect(address) as line:
            # It hangs up early on what is too large for it, and says so.
            with suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(b"zINSTREAM\0")
                while piece := file.read(PIECE):
                    line.sendall(struct.pack("!L", len(piece)) + piece)
                line.sendall(struct.pack("!L", 0))
            answer = b""
            while not answer.endswith(b"\0") and (part := line.recv(4096)):
                answer += part
    except (OSError, ValueError) as error:
        raise ScannerSilent(str(error)) from error
    words = answer.rstrip(b"\0").decode("utf-8", "replace").removeprefix("stream: ")
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    if words != "OK":
        raise ScannerSilent(words or "no answer")
    return ""

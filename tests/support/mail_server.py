"""A mail server in a process of its own, as operators have one: STARTTLS, then a password.

Started as `python -m tests.support.mail_server PORT FOLDER MODE`; every letter it takes becomes a
file in the folder. Modes: `good`; `refusing` (answers 550 to every recipient); `hanging` (takes the
connection and says nothing); `silent` (hangs in the middle of a letter).
"""

import asyncio
import ssl
import sys
import time
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

PERSON, PASSWORD = "portal", "word@the/door:7"
LARGEST = 20 * 1024 * 1024


class Letters:
    """Keeps each letter as it came."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.folder = folder
        self.mode = mode
        self.taken = 0

    async def handle_RCPT(  # noqa: N802 -- the name the library looks for
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.mode == "refusing":
            return "550 5.1.1 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 -- the name the library looks for
        self, _server: Any, _session: Any, envelope: Envelope
    ) -> str:
        if self.mode == "silent":
            await asyncio.sleep(120)
        self.taken += 1
        lines = [f"X-Taken-For: {','.join(envelope.rcpt_tos)}".encode(), envelope.content or b""]
        unfinished = self.folder / "unfinished"
        unfinished.write_bytes(b"\r\n".join(lines))
        unfinished.rename(self.folder / f"{self.taken:03}.eml")
        return "250 OK"


def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    """Let the portal in with its password."""
    wanted = LoginPassword(PERSON.encode(), PASSWORD.encode())
    return AuthResult(success=given == wanted, handled=False)


def protocol(folder: Path, mode: str) -> Any:
    """The server's side of one connection."""
    if mode == "hanging":
        return asyncio.Protocol()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "localhost.crt", folder / "localhost.key")
    return SMTP(
        Letters(folder, mode),
        hostname="localhost",
        tls_context=context,
        require_starttls=True,
        authenticator=check,
        auth_required=True,
        data_size_limit=LARGEST,
        enable_SMTPUTF8=True,
    )


async def serve(port: int, folder: Path, mode: str) -> None:
    """Serve until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: protocol(folder, mode), "127.0.0.1", port)
    (folder / f"ready-{port}").write_text(str(time.time()))
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))

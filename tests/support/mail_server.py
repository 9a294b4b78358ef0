"""A mail server in a process of its own, as operators have one: STARTTLS, then a password.

Started as `python -m tests.support.mail_server PORT FOLDER MODE`; every letter it takes becomes a
file in the folder. Modes: `good`; `refusing` (answers 550 to every recipient); `hanging` (takes the
connection and says nothing); `silent` (hangs in the middle of a letter); `listing` (keeps one line
of every letter instead of the letter, refuses addresses that begin with "gone" for good and those
that begin with "busy" for now).
"""

import asyncio
import re
import ssl
import sys
import time
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

PERSON, PASSWORD = "portal", "word@the/door:7"
LARGEST = 20 * 1024 * 1024
LIST = "letters.list"


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
        if self.mode == "listing" and address.startswith(("gone", "busy")):
            return "550 5.1.1 gone" if address.startswith("gone") else "451 4.2.1 busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 -- the name the library looks for
        self, _server: Any, _session: Any, envelope: Envelope
    ) -> str:
        if self.mode == "silent":
            await asyncio.sleep(120)
        if self.mode == "listing":
            return self.list_letter(envelope)
        self.taken += 1
        lines = [f"X-Taken-For: {','.join(envelope.rcpt_tos)}".encode(), envelope.content or b""]
        unfinished = self.folder / "unfinished"
        unfinished.write_bytes(b"\r\n".join(lines))
        unfinished.rename(self.folder / f"{self.taken:03}.eml")
        return "250 OK"

    def list_letter(self, envelope: Envelope) -> str:
        """One line, in the file before the sender hears of it: to whom, its name, its size."""
        content = bytes(envelope.content or b"")
        name = re.search(rb"(?im)^Message-ID:\s*(\S+)", content)
        line = f"{','.join(envelope.rcpt_tos)} {name[1].decode() if name else '-'} {len(content)}\n"
        with (self.folder / LIST).open("a") as file:
            file.write(line)
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

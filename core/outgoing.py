"""The one way to speak HTTP with another host: only hosts an operator named, only over TLS.

No other module speaks HTTP to the outside (tests/architecture/test_outgoing). A machine that can be
talked into fetching an address would otherwise read what stands beside it: the database's port, a
cloud's secrets, a neighbour's printer.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings

LARGEST_ANSWER = 1024 * 1024  # bytes
LONGEST_WAIT = 5.0  # seconds for the whole answer
PIECE = 16 * 1024


class OutgoingRefused(Exception):
    """Nothing was fetched; the sentence says why, for the log and never for a visitor."""


@dataclass(frozen=True)
class Fetched:
    """A welcome answer that is whole."""

    content_type: str
    body: bytes


def is_public_address(address: str) -> bool:
    """Whether an address belongs to the open internet, its disguises in IPv6 looked through."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        # 64:ff9b::/96 carries an IPv4 address in its last four bytes (NAT64).
        if found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner and not inner.is_global:
            return False
        # ::/8 and fec0::/10 are open to Python, and other ways to write a neighbour's address.
        if found.is_site_local or (found.is_reserved and not inner):
            return False
    return found.is_global and not found.is_multicast


class _Connection(http.client.HTTPSConnection):
    """Speaks to the address that was looked at, whatever the name means a moment later."""

    def __init__(self, host: str, door: "Door", address: str) -> None:
        super().__init__(host, door.port, timeout=door.seconds, context=door.context)
        self._door = door
        self._address = address

    def connect(self) -> None:
        """Connect to the address and check the certificate against the name."""
        place = (self._address, self._door.port)
        plain = socket.create_connection(place, self._door.seconds)
        self.sock = self._door.context.wrap_socket(plain, server_hostname=self.host)


@dataclass(frozen=True)
class Door:
    """Where one may go, how long one waits and how much one takes home."""

    hosts: frozenset[str]
    largest: int = LARGEST_ANSWER
    seconds: float = LONGEST_WAIT
    port: int = 443
    may_reach: Callable[[str], bool] = is_public_address
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def fetch(self, url: str) -> Fetched:
        """Get an address; raises OutgoingRefused for whatever is not a small whole answer.

        A redirect is an answer like any other that is not 200: nobody is followed.
        """
        return self._ask("GET", url, accepted=range(200, 201))

    def post(self, url: str, *, body: bytes, headers: dict[str, str]) -> Fetched:
        """Hand something over; raises OutgoingRefused for every answer but a small one of 2xx."""
        return self._ask("POST", url, accepted=range(200, 300), body=body, headers=headers)

    def _ask(
        self,
        method: str,
        url: str,
        *,
        accepted: range,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Fetched:
        host, target = self._read(url)
        until = time.monotonic() + self.seconds
        connection = _Connection(host, self, self._resolve(host))
        try:
            own = {"Accept-Encoding": "identity", "User-Agent": "portal"}
            connection.request(method, target, body=body, headers=own | (headers or {}))
            answer = connection.getresponse()
            self._refuse_unwanted(answer, accepted)
            taken = self._take(answer, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise OutgoingRefused(f"{host}: {type(error).__name__}") from error
        finally:
            connection.close()
        return Fetched(answer.headers.get_content_type(), taken)

    def _read(self, url: str) -> tuple[str, str]:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise OutgoingRefused("not an address") from error
        host = (parts.hostname or "").lower()
        if parts.scheme != "https" or parts.username is not None or port not in {None, self.port}:
            raise OutgoingRefused("only plain https addresses")
        if host not in self.hosts:
            raise OutgoingRefused(f"{host[:80]} is not among the hosts named")
        query = f"?{parts.query}" if parts.query else ""
        return host, (parts.path or "/") + query

    def _resolve(self, host: str) -> str:
        try:
            found = socket.getaddrinfo(host, self.port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise OutgoingRefused(f"{host}: no such name") from error
        addresses = [str(entry[4][0]) for entry in found]
        # One address inside is enough to refuse: the name is not what the operator meant.
        if not addresses or not all(self.may_reach(address) for address in addresses):
            raise OutgoingRefused(f"{host} leads to a private network")
        return addresses[0]

    def _refuse_unwanted(self, answer: http.client.HTTPResponse, accepted: range) -> None:
        if answer.status not in accepted:
            raise OutgoingRefused(f"answer {answer.status}")
        # What is packed could unpack to any size.
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise OutgoingRefused("a packed answer")
        if int(answer.headers.get("Content-Length", "0")) > self.largest:
            raise OutgoingRefused(f"more than {self.largest} bytes")

    def _take(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        taken = b""
        while piece := answer.read1(PIECE):
            taken += piece
            if len(taken) > self.largest:
                raise OutgoingRefused(f"more than {self.largest} bytes")
            if time.monotonic() > until:
                raise OutgoingRefused(f"slower than {self.seconds} seconds")
        if answer.length:
            raise OutgoingRefused(f"{answer.length} bytes are missing")
        return taken


def fetch(url: str) -> Fetched:
    """Get an address of one of the hosts in OUTGOING_HOSTS."""
    return Door(hosts=frozenset(settings.OUTGOING_HOSTS)).fetch(url)

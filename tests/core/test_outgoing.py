"""The one way out: named hosts over TLS, small whole answers, never a neighbour's address."""

import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.outgoing import Door, Fetched, OutgoingRefused, fetch, is_public_address
from tests.support.certificate import make_certificate

asked_paths: list[str] = []
handed_over: list[tuple[str, bytes, str]] = []


class Outside(BaseHTTPRequestHandler):
    """Another host, good and bad by address."""

    def do_GET(self):
        asked_paths.append(self.path)
        getattr(self, self.path.strip("/").partition("?")[0])()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        handed_over.append((self.path, body, self.headers["Authorization"]))
        getattr(self, self.path.strip("/"))()

    def send(self, status=200, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def good(self):
        self.send(200, b'{"title": "\xd0\x9d"}', Content_Type="application/json; charset=utf-8")

    def taken(self):
        self.send(202, b"{}", Content_Type="application/json")

    def moved(self):
        self.send(302, Location="https://localhost/good")

    def missing(self):
        self.send(404)

    def packed(self):
        self.send(200, b"\x1f\x8b", Content_Encoding="gzip")

    def large(self):
        self.send(200, b"x", Content_Length=str(10**9))

    def endless(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x" * 1000)

    def slow(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def nonsense(self):
        self.send(200, b"x", Content_Length="many")

    def half(self):
        self.send(200, b"x", Content_Length="10")

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    """The other host's certificate and port."""
    certificate = make_certificate(tmp_path_factory.mktemp("outside"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.cert, certificate.key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield certificate.cert, server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def door(outside):
    """A door that knows this host, trusts its certificate and may reach this machine."""
    cert, port = outside
    asked_paths.clear()
    handed_over.clear()
    return Door(
        hosts=frozenset({"localhost"}),
        largest=1000,
        seconds=0.6,
        port=port,
        may_reach=lambda _address: True,
        context=ssl.create_default_context(cafile=cert),
    )


def test_answer_of_a_named_host_is_given_whole(door):
    given = door.fetch("https://localhost/good?a=1")

    assert given == Fetched("application/json", b'{"title": "\xd0\x9d"}')
    assert asked_paths == ["/good?a=1"]


def test_what_is_handed_over_arrives_whole_and_any_answer_of_welcome_will_do(door):
    door.post(
        "https://localhost/taken", body=b'{"to": "+996"}', headers={"Authorization": "Bearer a"}
    )

    assert handed_over == [("/taken", b'{"to": "+996"}', "Bearer a")]


def test_what_is_handed_over_is_not_carried_on_to_another_place(door):
    with pytest.raises(OutgoingRefused, match="answer 302"):
        door.post("https://localhost/moved", body=b"code", headers={"Authorization": "Bearer a"})

    assert [path for path, _body, _key in handed_over] == ["/moved"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("moved", "answer 302"),
        ("missing", "answer 404"),
        ("packed", "a packed answer"),
        ("large", "more than 1000 bytes"),
        ("endless", "more than 1000 bytes"),
        ("slow", "slower than 0.6 seconds"),
        ("nonsense", "localhost: ValueError"),
        ("half", "9 bytes are missing"),
    ],
)
def test_bad_138_answer_that_is_not_small_and_whole_is_refused(door, path, why):
    with pytest.raises(OutgoingRefused, match=why):
        door.fetch(f"https://localhost/{path}")

    assert asked_paths == [f"/{path}"]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/good",
        "file:///etc/passwd",
        "gopher://localhost/",
        "https://elsewhere.example/good",
        "https://localhost.evil.example/good",
        "https://localhost@evil.example/good",
        "https://evil.example@localhost/good",
        "https://localhost:9200/good",
        "https://127.0.0.1/good",
        "https://[::1]/good",
        "https://[bad/good",
        "https://localhost\\@evil.example/",
        "//localhost/good",
        "",
    ],
)
def test_bad_138_other_addresses_are_refused_before_anybody_is_asked(door, url):
    with pytest.raises(OutgoingRefused):
        door.fetch(url)

    assert asked_paths == []


def test_bad_138_named_host_that_leads_to_a_private_network_is_refused(outside):
    _cert, port = outside
    door = Door(hosts=frozenset({"localhost"}), port=port)

    with pytest.raises(OutgoingRefused, match="localhost leads to a private network"):
        door.fetch("https://localhost/good")


def test_certificate_nobody_signed_is_refused(outside, door):
    stranger = Door(hosts=door.hosts, port=door.port, seconds=0.6, may_reach=lambda _address: True)

    with pytest.raises(OutgoingRefused, match="SSLCertVerificationError"):
        stranger.fetch("https://localhost/good")

    assert asked_paths == []


def test_line_break_in_an_address_adds_no_header(door):
    with pytest.raises(OutgoingRefused):
        door.fetch("https://localhost/good HTTP/1.1\r\nX: y")

    assert asked_paths == []


def test_nobody_is_asked_unless_an_operator_named_the_host(settings):
    assert settings.OUTGOING_HOSTS == []
    with pytest.raises(OutgoingRefused, match="is not among the hosts named"):
        fetch("https://www.youtube.com/oembed")


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- looked at, not listened on
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("64:ff9b:1::7f00:1", False),
        ("::7f00:1", False),
        ("::ffff:0:7f00:1", False),
        ("fec0::1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_bad_138_only_addresses_of_the_open_internet_are_public(address, is_public):
    assert is_public_address(address) is is_public

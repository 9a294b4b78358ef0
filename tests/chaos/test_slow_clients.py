"""Clients that never finish, and bytes no browser sends, met by the real server (catalogue 162)."""

import socket
import time

import pytest

from config import gunicorn

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]
SOON = 5  # seconds; the machine of the tests may be busy


def half_open(server, sent):
    """A connection that begins a request and then says nothing."""
    opened = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    opened.sendall(sent)
    return opened


def asked(server):
    """A whole request of somebody else, and how long it took."""
    began = time.monotonic()
    status, _where = server.ask("GET", "/ru/")
    return status, time.monotonic() - began


BEGINNINGS = {
    "half a line": b"GET /ru/ HT",
    "half the headers": b"GET /ru/ HTTP/1.1\r\nHost: localhost\r\nX-A: ",
    "half a form": (
        b"POST /ru/mistake/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntext="
    ),
    "nothing": b"",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_bad_162_others_are_answered_while_clients_never_finish(serve, name):
    server = serve()
    warm = asked(server)

    # More than the row asks for, fewer than one process has threads: all may meet the same one.
    waiting = [half_open(server, BEGINNINGS[name]) for _ in range(gunicorn.threads - 1)]
    try:
        given = [asked(server) for _ in range(3)]
    finally:
        for one in waiting:
            one.close()

    assert warm[0] == 200
    assert [(status, took < SOON) for status, took in given] == [(200, True)] * 3


def answer_to(server, sent):
    """The first line of what the server says to these bytes, or nothing."""
    with half_open(server, sent) as opened:
        opened.shutdown(socket.SHUT_WR)
        return opened.recv(4096).partition(b"\r\n")[0].decode("latin-1")


RAW = {
    b"TRACE /ru/ HTTP/1.1\r\nHost: localhost\r\n\r\n": {405},
    b"GET /ru/ HTTP/1.1\r\nHost: evil.example\r\n\r\n": {400},
    b"GET /ru/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n": {400},
    b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n": {400, 404},
    b"GET /ru/%ff/ HTTP/1.1\r\nHost: localhost\r\n\r\n": {404},
    b"GET /nowhere/ HTTP/1.1\r\nHost: localhost\r\nSCRIPT_NAME: /admin\r\n\r\n": {404},
    b"GET /nowhere/ HTTP/1.1\r\nHost: localhost\r\nX-Original-URL: /ru/\r\n\r\n": {404},
    b"GET /ru/ HTTP/1.1\r\nHost: localhost\r\nX:" + b"a" * 20_000 + b"\r\n\r\n": {400, 431},
    b"POST /ru/mistake/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n": {400},
    b"POST /ru/mistake/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n": {400},
    b"nonsense\r\n\r\n": {400},
}


def test_bad_152_and_156_raw_bytes_are_refused_and_the_server_goes_on(serve):
    server = serve()

    given = {sent: answer_to(server, sent) for sent in RAW}

    wrong = {
        sent: line
        for sent, line in given.items()
        if not line or int(line.split()[1]) not in RAW[sent]
    }
    assert wrong == {}
    assert asked(server)[0] == 200

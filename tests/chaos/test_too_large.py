"""A sender of half a gigabyte gets an answer at once, and the others do not wait for it."""

import socket

import pytest

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]


def test_bad_75_served_portal_answers_before_the_body_has_come(serve):
    server = serve()
    head = (
        "POST /ru/mistake/ HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {500 * 1024 * 1024}\r\n\r\n"
    )

    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall(head.encode() + b"x" * 1000)
        answer = line.makefile("rb").read()

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert "слишком много сразу" in answer.decode()
    assert server.ask("GET", "/healthz")[0] == 200

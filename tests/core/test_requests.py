"""A request has one number: in its answer, in the log and on its error page."""

import re

import pytest
from django.test import Client

from core import requests
from home.views import doors
from tests.support.logs import listening

pytestmark = pytest.mark.django_db


def test_every_answer_carries_a_number_of_its_own(client):
    first, second = (client.get("/ru/")["X-Request-ID"] for _ in range(2))

    assert re.fullmatch(r"[0-9a-f]{12}", first)
    assert first != second


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [
        (1, "0123456789abcdef", True),
        (0, "0123456789abcdef", False),
        (1, "short", False),
        (1, "<script>alert(1)</script>", False),
        (1, "line\r\nbreak-12345", False),
    ],
)
def test_number_of_a_proxy_is_taken_only_from_one_we_believe(
    client, settings, proxies, given, is_taken
):
    settings.TRUSTED_PROXY_COUNT = proxies

    answer = client.get("/healthz", headers={"X-Request-ID": given})

    assert (answer["X-Request-ID"] == given) is is_taken


def test_error_page_names_the_number_that_stands_in_the_log(monkeypatch):
    def fail(*_):
        raise ValueError("Асанова <aigul@example.org> +996 555 123456 ?q=secret")

    monkeypatch.setattr(doors, "get_language_from_request", fail)
    with listening() as lines:
        answer = Client(raise_request_exception=False).get("/?q=Асанова")

    number = answer["X-Request-ID"]
    line = lines[-1]
    assert answer.status_code == 500
    assert f"<code>{number}</code>" in answer.content.decode()
    assert (line["request"], line["message"], line["status"], line["error"]) == (
        number,
        "Internal Server Error: /",
        500,
        "ValueError",
    )
    assert "aigul" not in str(lines)
    assert "555" not in str(lines)


def test_slow_answer_is_logged_by_its_route(client, settings, monkeypatch):
    settings.SLOW_REQUEST_SECONDS = 0.0

    with listening() as lines:
        client.get("/ru/municipalities/example-1/?q=Асанова")

    facts = {key: lines[-1][key] for key in ("logger", "message", "method", "route", "status")}
    assert facts == {
        "logger": "portal.requests",
        "message": "Slow answer",
        "method": "GET",
        "route": "ru/municipalities/<slug:code>/",
        "status": 200,
    }


def test_quick_answer_is_not(client):
    with listening() as lines:
        client.get("/ru/")

    assert [line for line in lines if line["logger"] == requests.logger.name] == []

"""What production's answers carry: headers, cookies, hosts, and how far a proxy is believed."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.house import ROOT
from tests.config.test_production import SAFE
from tests.support.database import database_url

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ("camera=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"),
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}


class Production:
    """A process with production's settings, which answers requests."""

    def __init__(self, folder, proxies):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.config.production_answers"],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                **SAFE,
                "DATABASE_URL": database_url(),
                "PORTAL_VAR": str(folder),
                "TRUSTED_PROXY_COUNT": proxies,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, *requests):
        """Ask one after the other, each with a browser of its own."""
        self.process.stdin.write(json.dumps(requests) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def production(django_db_setup, tmp_path_factory):
    """Give the process that stands behind so many proxies; all end with the file of tests."""
    started = {}

    def behind(proxies):
        if proxies not in started:
            folder = tmp_path_factory.mktemp("production")
            (folder / "static").mkdir()
            started[proxies] = Production(folder, proxies)
        return started[proxies]

    yield behind
    for one in started.values():
        one.process.communicate(timeout=30)


@pytest.fixture
def ask(production):
    """Ask the portal behind one proxy, as most operators have it."""
    return production("1").ask


def read_policy(answer):
    """The content policy as {directive: sources}."""
    parts = [part.split() for part in answer["headers"]["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


def test_every_answer_carries_the_same_guards(ask):
    paths = ["/ru/", "/ky/account/login/", "/ru/nowhere/", "/healthz", "/robots.txt", "/ru/%00"]

    answers = ask(*({"path": path} for path in paths))

    given = {
        path: {name: answer["headers"].get(name) for name in EVERYWHERE}
        for path, answer in zip(paths, answers, strict=True)
    }
    assert [answer["status"] for answer in answers] == [200, 200, 404, 200, 200, 400]
    assert given == dict.fromkeys(paths, EVERYWHERE)


def test_public_policy_allows_nothing_inline_and_nobody_else(ask):
    policies = [read_policy(answer) for answer in ask({"path": "/ru/"}, {"path": "/ru/nowhere/"})]

    frames = policies[0].pop("frame-src")
    assert policies[1].pop("frame-src") == frames
    assert (
        policies
        == [
            {
                "default-src": ["'none'"],
                "script-src": ["'self'"],
                "style-src": ["'self'"],
                "img-src": ["'self'"],
                "font-src": ["'self'"],
                "connect-src": ["'self'"],
                "media-src": ["'self'"],
                "manifest-src": ["'self'"],
                "worker-src": ["'self'"],
                "form-action": ["'self'"],
                "frame-ancestors": ["'self'"],
                "base-uri": ["'none'"],
                "object-src": ["'none'"],
            }
        ]
        * 2
    )


def test_policy_of_the_admin_differs_in_what_its_library_writes_inline(ask):
    public, admin = (read_policy(answer) for answer in ask({"path": "/ru/"}, {"path": "/admin/"}))

    differing = {name: admin[name] for name in admin if admin[name] != public[name]}

    assert differing == {
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
    }


def test_cookies_belong_to_this_host_alone(ask):
    (form, switched) = ask(
        {"path": "/ru/account/login/"},
        {"path": "/ky/", "headers": {"referer": "https://portal.example/ru/"}},
    )

    cookies = {**form["cookies"], **switched["cookies"]}
    parts = {name: set(text.split("; ")[1:]) for name, text in cookies.items()}
    assert set(parts) == {"__Host-portal_csrf", "__Host-portal_language"}
    for kept in parts.values():
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= kept
        assert not any(part.startswith("Domain") for part in kept)


def test_plain_http_is_led_to_https_and_health_is_answered(ask):
    page, health = ask({"path": "/ru/", "secure": False}, {"path": "/healthz", "secure": False})

    assert (page["status"], page["headers"]["Location"]) == (301, "https://portal.example/ru/")
    assert health["status"] == 200


FORGED = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "444",
    "x-forwarded-server": "evil.example",
    "forwarded": "host=evil.example;proto=https",
    "x-original-url": "/admin/",
    "x-rewrite-url": "/admin/",
    "x-host": "evil.example",
}


@pytest.mark.parametrize("proxies", ["0", "1"])
def test_bad_152_forwarded_host_is_never_believed(production, proxies):
    plain, forged = production(proxies).ask({"path": "/ru/"}, {"path": "/ru/", "headers": FORGED})

    assert (forged["status"], forged["body"]) == (200, plain["body"])
    assert "evil.example" not in json.dumps(forged)


@pytest.mark.parametrize(("proxies", "status"), [("0", 301), ("1", 200)])
def test_bad_152_scheme_is_believed_from_a_proxy_only(production, proxies, status):
    forwarded = {"x-forwarded-proto": "https"}

    (answer,) = production(proxies).ask({"path": "/ru/", "secure": False, "headers": forwarded})

    assert answer["status"] == status


def test_bad_152_foreign_host_gets_our_own_page_and_is_never_repeated(ask):
    hosts = ["evil.example", "portal.example.evil.example", "portal.example:80@evil", "a b"]

    russian = ask(*({"path": "/ru/", "headers": {"host": host}} for host in hosts))
    (kyrgyz,) = ask({"path": "/ky/account/login/", "headers": {"host": "evil.example"}})

    assert [answer["status"] for answer in (*russian, kyrgyz)] == [400] * (len(hosts) + 1)
    assert all("Запрос не удалось прочитать" in answer["body"] for answer in russian)
    assert '<html lang="ky">' in kyrgyz["body"]
    assert not any("evil" in json.dumps(answer) for answer in (*russian, kyrgyz))
    assert not any(answer["cookies"] for answer in (*russian, kyrgyz))

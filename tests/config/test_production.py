"""Production refuses unsafe values before it answers the first visitor."""

import os
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured

from config.startup import refuse_demo_accounts
from tests.architecture.house import ROOT
from tests.support.database import database_url

SAFE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGH",
    "ALLOWED_HOSTS": "portal.example",
    "PUBLIC_URL": "https://portal.example",
    "TRUSTED_PROXY_COUNT": "1",
}


@pytest.fixture
def var(tmp_path) -> str:
    """A folder for what a server keeps, with its static files collected."""
    (tmp_path / "static").mkdir()
    return str(tmp_path)


def start(module: str, **values: str) -> subprocess.CompletedProcess[str]:
    """Load a module under production settings in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", f"import {module}"],
        cwd=ROOT,
        env={**kept, **SAFE, **values},
        capture_output=True,
        text=True,
        check=False,
    )


def test_safe_values_are_accepted():
    done = start("config.settings.production", TRUSTED_PROXY_COUNT="0")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set and have at least 50 characters."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set and have at least 50 characters."),
        (
            {"ALLOWED_HOSTS": ""},
            "ALLOWED_HOSTS must name the hosts of the portal, without *.",
        ),
        (
            {"ALLOWED_HOSTS": "portal.example,*"},
            "ALLOWED_HOSTS must name the hosts of the portal, without *.",
        ),
        (
            {"PUBLIC_URL": "http://portal.example"},
            "PUBLIC_URL must be the https:// address of the portal.",
        ),
        (
            {"TRUSTED_PROXY_COUNT": ""},
            "TRUSTED_PROXY_COUNT must say how many proxies stand in front (0 for none).",
        ),
    ],
)
def test_unsafe_values_are_refused(values, refusal):
    done = start("config.settings.production", **values)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(f"ImproperlyConfigured: {refusal}")


@pytest.mark.django_db(transaction=True)
def test_server_refuses_a_database_with_demo_accounts():
    get_user_model().objects.create_user(email="author@demo.example")

    done = start("config.wsgi", DATABASE_URL=database_url())

    assert done.returncode == 1
    assert "1 demo accounts (@demo.example) are in this database." in done.stderr


@pytest.mark.django_db(transaction=True)
def test_server_starts_without_demo_accounts(var):
    get_user_model().objects.create_user(email="author@ayil.example")

    done = start("config.wsgi", DATABASE_URL=database_url(), PORTAL_VAR=var)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.django_db(transaction=True)
def test_demo_accounts_are_allowed_where_the_settings_say_so(settings):
    get_user_model().objects.create_user(email="author@demo.example")

    refuse_demo_accounts()
    settings.DEMO_ACCOUNTS_ALLOWED = False

    with pytest.raises(ImproperlyConfigured):
        refuse_demo_accounts()

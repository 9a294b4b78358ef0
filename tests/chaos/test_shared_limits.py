"""Rate limits over processes, counted in a real Redis (catalogue 10, fault 5)."""

import subprocess

import pytest
from django.conf import settings

from people.engine import PasswordHasher
from tests.chaos.test_fresh_pages import Redis
from tests.factories.people import UserFactory
from tests.support.served import Person

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]
SIGN_IN = "/ru/account/login/"
WORD = "слива-под-окном-7"


@pytest.fixture
def redis(tmp_path):
    """A Redis that ends with its test."""
    redis = Redis(tmp_path)
    yield redis
    redis.kill()


class Stranger(Person):
    """Somebody without an account, who posts forms as a browser does."""

    def __init__(self, server):
        self.server = server
        self.token = "a" * 32
        self.cookies = f"{settings.CSRF_COOKIE_NAME}={self.token}"


def keys_in(redis):
    """What the Redis holds, by its own client."""
    done = subprocess.run(
        ["redis-cli", "-p", redis.port, "--scan"], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def somebody():
    """An account whose password the served portal can check; the tests' own hashes are cheaper."""
    hasher = PasswordHasher()
    person = UserFactory()
    person.password = hasher.encode(WORD, hasher.salt())
    person.save()
    return person


def guess(stranger, email, password):
    return stranger.post(SIGN_IN, login=email, password=password, device="own")


def test_bad_10_five_wrong_passwords_are_five_over_three_processes(redis, serve):
    person = somebody()
    stranger = Stranger(serve(CACHE_URL=redis.url))
    before = keys_in(redis)
    assert guess(stranger, somebody().email, WORD)[0] == 302

    for number in range(5):
        assert guess(stranger, person.email, f"неверно-{number}")[0] == 200

    # The right one comes too late, whichever process takes it.
    assert [guess(stranger, person.email, WORD)[0] for _ in range(4)] == [200] * 4
    assert len(keys_in(redis)) > len(before)


def test_fault_5_sign_in_stays_closed_and_pages_open_while_redis_is_dead(redis, serve):
    person = somebody()
    server = serve(CACHE_URL=redis.url)
    assert server.ask("GET", "/ru/")[0] == 200

    redis.kill()

    assert [server.ask("GET", path)[0] for path in ("/ru/", "/ru/practices/", SIGN_IN)] == [200] * 3
    answer = guess(Stranger(server), person.email, WORD)
    assert answer[0] == 503

    redis.start()
    assert guess(Stranger(server), person.email, WORD)[0] == 302

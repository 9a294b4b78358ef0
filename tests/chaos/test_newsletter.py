"""A newsletter whose sender is killed again and again reaches everybody (fault of issue 7)."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest

from people.services import queue_letter
from subscriptions.choices import NewsletterState
from subscriptions.models import NewsletterPreference
from subscriptions.services.order_newsletter import stop_letters
from tests.architecture.house import ROOT
from tests.factories.newsletters import make_newsletter, make_readers
from tests.support.certificate import make_certificate
from tests.support.mail_server import LIST, PASSWORD, PERSON
from tests.support.served import environment, free_port, wait_for

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]

# The whole run: NEWSLETTER_ADDRESSES=11000 NEWSLETTER_REPORT=report.txt make test ARGS="-k killed"
ADDRESSES = int(os.environ.get("NEWSLETTER_ADDRESSES", "300"))
SEED = int(os.environ.get("NEWSLETTER_SEED", "7"))
KILLS = 4
WORK = 180  # seconds of all processes together; on a machine of its own it takes no longer
PATIENCE = 1800  # seconds; a machine that does other things as well is waited for
REPORT = os.environ.get("NEWSLETTER_REPORT")
GROWTH = 10 * 1000**2  # bytes of memory from a tenth of the addresses to all


@pytest.fixture
def mail_server(tmp_path):
    """A mail server in a process of its own, and how the portal is told of it."""
    make_certificate(tmp_path)
    port = free_port()
    command = [sys.executable, "-m", "tests.support.mail_server", str(port), str(tmp_path)]
    server = subprocess.Popen([*command, "listing"], cwd=ROOT)
    wait_for((tmp_path / f"ready-{port}").exists)
    yield (
        psutil.Process(server.pid),
        f"smtp+tls://{PERSON}:{quote(PASSWORD, safe='')}@localhost:{port}",
    )
    server.kill()
    server.wait()


def start(folder, url, *command, **more):
    """A sender in a process of its own."""
    told = {"EMAIL_URL": url, "SSL_CERT_FILE": str(folder / "localhost.crt"), **more}
    settings = {"DJANGO_SETTINGS_MODULE": "tests.support.newsletter_settings"}
    return subprocess.Popen(
        [sys.executable, "manage.py", *(command or ("send_newsletters", "--here"))],
        cwd=ROOT,
        env={**environment(folder, **told), **settings},
        stdout=subprocess.DEVNULL,
    )


def taken(folder):
    """(address, Message-ID) of every letter the server took, in their order."""
    path = folder / LIST
    lines = path.read_text().splitlines() if path.exists() else []
    return [tuple(line.split(" ")[:2]) for line in lines]


def wait_until_taken(folder, sender, number):
    """Look until the server has so many letters, or the sender has ended."""
    wait_for(lambda: sender.poll() is not None or len(taken(folder)) >= number, PATIENCE)


def finish(folder, url):
    """Let a sender work to the end; how much memory it took early and late."""
    early = late = 0
    process = start(folder, url)
    watched = psutil.Process(process.pid)
    began = time.monotonic()
    while process.poll() is None:
        assert time.monotonic() - began < PATIENCE, "it did not end in time"
        try:
            late = watched.memory_full_info().pss
        except psutil.Error:
            break
        early = early or (late if len(taken(folder)) >= ADDRESSES * 0.6 else 0)
        time.sleep(0.2)
    assert process.wait() == 0
    return early or late, late


def tell(words):
    """Add to the report of a whole run, where somebody asked for one."""
    if REPORT:
        with Path(REPORT).open("a") as file:
            file.write(f"{words} ")


def work_of(server):
    """Seconds of work of the mail server and of all senders that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(server.cpu_times()[:2]) + spent.ru_utime + spent.ru_stime


def some_stop(folder):
    """Two who have not got the letter yet say no."""
    got = {address for address, _ in taken(folder)}
    later = NewsletterPreference.objects.exclude(address__in=[*got, ""]).order_by("-pk")[:2]
    for reader in later:
        stop_letters(preference_id=reader.pk)
    return {reader.address for reader in later}


def test_newsletter_killed_many_times_misses_nobody_and_repeats_one_a_kill(mail_server, tmp_path):
    server, url = mail_server
    draw = random.Random(SEED)  # noqa: S311 -- no secret
    make_readers(ADDRESSES)
    newsletter = make_newsletter()
    began, worked, stopped = time.monotonic(), work_of(server), set()
    moments = sorted(draw.randrange(ADDRESSES // 20, ADDRESSES // 2) for _ in range(KILLS))

    for moment in moments:
        sender = start(tmp_path, url)
        wait_until_taken(tmp_path, sender, moment)
        os.kill(sender.pid, signal.SIGKILL)
        sender.wait()
        stopped |= some_stop(tmp_path)
        time.sleep(1.1)  # the sender's lease
    early, late = finish(tmp_path, url)
    seconds, work = time.monotonic() - began, work_of(server) - worked

    letters = taken(tmp_path)
    times = Counter(address for address, _ in letters)
    names = dict(letters)
    everybody = {f"reader{number}@example.org" for number in range(ADDRESSES)}
    newsletter.refresh_from_db()
    assert set(times) == everybody - stopped
    assert sum(times.values()) - len(times) <= KILLS
    assert set(letters) == set(names.items())
    assert len(set(names.values())) == len(names)
    assert (newsletter.state, newsletter.sent, newsletter.skipped) == (
        NewsletterState.DONE,
        ADDRESSES - len(stopped),
        len(stopped),
    )
    assert late - early < GROWTH
    assert work < WORK
    tell(f"{len(letters)} letters, {len(letters) - len(times)} repeated, {len(stopped)} stopped,")
    tell(f"{seconds:.0f} s, {work:.0f} s of work, {early / 1e6:.1f} -> {late / 1e6:.1f} MB\n")


def test_code_for_signing_in_never_stands_behind_a_newsletter(mail_server, tmp_path):
    _server, url = mail_server
    make_readers(600)
    make_newsletter()
    # Six hundred letters take a minute at this rate.
    rate = {"NEWSLETTER_PER_MINUTE": "600"}
    worker = start(tmp_path, url, "run_worker", "--interval", "0.1", **rate)
    try:
        wait_until_taken(tmp_path, worker, 5)
        code = {"kind": "login_code", "recipient": "hurry@example.org", "context": {"code": "7"}}
        queue_letter(event="code", has_secret=True, **code)
        before = len(taken(tmp_path))

        wait_for(lambda: "hurry@example.org" in dict(taken(tmp_path)), 30)
        wait_until_taken(tmp_path, worker, before + 20)
    finally:
        worker.kill()
        worker.wait()

    order = [address for address, _ in taken(tmp_path)]
    assert order.index("hurry@example.org") - before < 20
    assert len(order) < 600

"""People sign in, two a second, while others read: what it costs and whether readers notice."""

import http.client
import re
import statistics
import threading
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from config.bench import limits
from config.bench.reading import COLD, Reader
from config.bench.report import Report, Row
from config.bench.servers import Server
from home.choices import DEMO_AUTHOR, DEMO_PASSWORD

ADDRESS = "/ru/account/login/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SIGN_INS = 20
DOORS = 4  # a slow answer at one does not keep the others waiting
READING_SECONDS = 15
SIGNED_IN = 302


class SignIn:
    """One person at the door: opens the form, sends it."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def open(self) -> tuple[str, str]:
        """Give the cookies and the token of the form."""
        self.connection.request("GET", ADDRESS)
        answer = self.connection.getresponse()
        token = TOKEN.search(answer.read().decode())
        return _cookies(answer), token.group(1) if token else ""

    def send(self, cookies: str, token: str) -> tuple[int, str]:
        """Send the form; the status of the answer and the cookies it brings."""
        fields = {"csrfmiddlewaretoken": token, "login": DEMO_AUTHOR, "password": DEMO_PASSWORD}
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", ADDRESS, urlencode(fields), headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, _cookies(answer)

    def __call__(self) -> bool:
        """Sign in; whether it worked."""
        return self.send(*self.open())[0] == SIGNED_IN

    def session(self) -> dict[str, str]:
        """Sign in; the header that says so from then on."""
        return {"Cookie": self.send(*self.open())[1]}


def _cookies(answer: http.client.HTTPResponse) -> str:
    """What a browser would send back."""
    cookies: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_all("Set-Cookie", []):
        cookies.load(line)
    return "; ".join(f"{name}={one.value}" for name, one in cookies.items())


def _slowness(reader: Reader, paths: list[str], seconds: float) -> float:
    """The 95th of a hundred pages, in seconds."""
    taken, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        for path in paths:
            began_at = time.perf_counter()
            reader.get(path)
            taken.append(time.perf_counter() - began_at)
        time.sleep(0.02)
    return statistics.quantiles(taken, n=20)[-1]


def _in_a_crowd(port: int, stop: threading.Event, answers: list[bool]) -> None:
    """Sign in at this door's share of the wished pace until told to stop."""
    pause = 60 / limits.SIGN_INS * DOORS
    due = time.monotonic()
    while not stop.is_set():
        answers.append(SignIn(port)())
        due += pause
        stop.wait(max(0.0, due - time.monotonic()))


def measure_sign_ins(report: Report, portal: Server, paths: dict[str, str], one: float) -> None:
    """The work of a sign-in, and how much slower other pages get; `one` is H in milliseconds."""
    done = [SignIn(portal.port)()]
    work = portal.work_during(lambda: done.extend(SignIn(portal.port)() for _ in range(SIGN_INS)))
    reader, read = Reader(portal.port, COLD), [paths["home"], paths["case"]]
    idle = _slowness(reader, read, READING_SECONDS)
    stop, answers = threading.Event(), list[bool]()
    crowd = [
        threading.Thread(target=_in_a_crowd, args=(portal.port, stop, answers))
        for _ in range(DOORS)
    ]
    for person in crowd:
        person.start()
    busy = _slowness(reader, read, READING_SECONDS)
    stop.set()
    for person in crowd:
        person.join()
    pace = len(answers) * 60 / READING_SECONDS
    refused = [*done, *answers].count(False)
    cost = work / SIGN_INS * 1000 / one
    report.add(Row("login", "a sign-in", cost, limits.SIGN_IN_WORK, "H", limits.MARGIN_OF_H))
    report.add(Row("login", "refused", refused, 0, f"of {len(done) + len(answers)}"))
    # Told, never failed: the clock also counts what else the machine does.
    wished = limits.SIGN_INS / pace
    report.add(Row("login", "wished pace over reached", wished, 1.1, "", float("inf")))
    report.add(Row("login", "others slower by", busy / idle, limits.SLOWER, "", float("inf")))

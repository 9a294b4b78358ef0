"""A silent node costs a process one timeout in ten seconds, and one line of the log."""

import logging

from search.engine.adapters.elastic.breaker import Breaker


class Clock:
    """The time, as a test sets it."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_everybody_may_ask_a_node_that_answers():
    breaker = Breaker()

    breaker.succeeded()

    assert [breaker.may_ask() for _ in range(3)] == [True, True, True]


def test_nobody_asks_a_silent_node_for_ten_seconds():
    clock = Clock()
    breaker = Breaker(clock=clock)

    breaker.failed("no answer in time")
    clock.now += 9.9

    assert [breaker.may_ask() for _ in range(3)] == [False, False, False]


def test_after_ten_seconds_one_asks_and_the_others_do_not_wait_with_it():
    clock = Clock()
    breaker = Breaker(clock=clock)

    breaker.failed("no answer in time")
    clock.now += 10

    assert [breaker.may_ask() for _ in range(3)] == [True, False, False]


def test_failed_attempt_begins_the_pause_again():
    clock = Clock()
    breaker = Breaker(clock=clock)

    breaker.failed("no answer in time")
    clock.now += 10
    breaker.may_ask()
    clock.now += 2
    breaker.failed("no answer in time")
    clock.now += 9

    assert breaker.may_ask() is False


def test_one_that_never_comes_back_does_not_keep_the_others_away():
    clock = Clock()
    breaker = Breaker(clock=clock)

    breaker.failed("no answer in time")
    clock.now += 10
    breaker.may_ask()
    clock.now += 10

    assert breaker.may_ask() is True


def test_answer_lets_everybody_ask_again():
    breaker = Breaker(clock=Clock())

    breaker.failed("no answer in time")
    breaker.succeeded()

    assert [breaker.may_ask() for _ in range(3)] == [True, True, True]


def test_going_and_coming_back_are_one_line_each(caplog):
    breaker = Breaker(clock=Clock())

    with caplog.at_level(logging.INFO, "portal.search"):
        for _ in range(5):
            breaker.failed("ConnectionTimeout")
        for _ in range(5):
            breaker.succeeded()

    assert caplog.messages == [
        "Elasticsearch does not answer (ConnectionTimeout): the database does.",
        "Elasticsearch answers again.",
    ]

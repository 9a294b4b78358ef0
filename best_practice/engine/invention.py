"""Made-up cases for measuring: the same seed always gives the same facts."""

import datetime
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from best_practice.engine.facts import Budget, CaseFacts, Group, Result, Step

SOURCES = ("local-budget", "donor-project", "community", "republican-budget", "entrepreneurs")
LANGUAGES = (("ru", "ky"), ("ru", "ky"), ("ru", "ky"), ("ru",), ("ky",))
FIRST_YEAR, YEARS = 2015, 12
Topic = Mapping[str, Any]


@dataclass(frozen=True)
class Invented:
    """One made-up case: facts, texts by language, and when it was published."""

    facts: CaseFacts
    texts: dict[str, dict[str, str]]
    published_at: datetime.datetime


def _steps(year: int) -> list[Step]:
    return [
        Step(
            title={"ru": f"Шаг {place}: собрание и решение", "ky": f"{place}-кадам: жыйын, чечим"},
            responsible={"ru": "Айыл окмоту", "ky": "Айыл өкмөтү"},
            when=f"{year}-{place:02}",
            document={"ru": "Протокол собрания", "ky": "Жыйындын протоколу"},
            document_file="",
            no_document={},
        )
        for place in range(1, 5)
    ]


def _result(people: int, year: int) -> Result:
    return Result(
        who={"ru": "Жители", "ky": "Тургундар"},
        indicator={"ru": "Участники", "ky": "Катышуучулар"},
        unit={"ru": "человек", "ky": "адам"},
        baseline=None,
        value=str(people),
        qualifier="",
        year=year,
    )


def _terms(topic: Topic) -> list[dict[str, str]]:
    pairs = (("theme", "theme"), ("sdg", "sdg"), ("target_group", "group"))
    return [{"scheme": scheme, "code": topic[name]} for scheme, name in pairs]


def _facts(topic: Topic, places: Sequence[str], draw: random.Random) -> CaseFacts:
    people = draw.randint(20, 4000)
    work = {"ru": "Работы", "ky": "Иштер"}
    paid = draw.sample(SOURCES, draw.randint(1, 3))
    money = [Budget(source, work, draw.randint(5, 4000) * 1000) for source in paid]
    year = FIRST_YEAR + draw.randrange(YEARS)
    return CaseFacts(
        theme=topic["theme"],
        terms=_terms(topic),
        municipalities=draw.sample(list(places), draw.choice((1, 1, 1, 2))),
        started=str(year),
        ended=str(year),
        events_count=draw.randint(1, 9),
        villages_count=draw.randint(1, 6),
        participants_total=people,
        participants_label={"ru": "жителей приняли участие", "ky": "тургун катышты"},
        budget=money,
        groups=[
            Group({"ru": "Женщины", "ky": "Аялдар"}, people * 11 // 20),
            Group({"ru": "Молодёжь", "ky": "Жаштар"}, people // 4),
        ],
        steps=_steps(year),
        results=[_result(people, year)],
        contact_post={"ru": "глава айыл окмоту", "ky": "айыл өкмөтүнүн башчысы"},
        is_example=True,
    )


def _texts(topic: Topic, language: str, number: int) -> dict[str, str]:
    words = topic[language]
    return {
        "title": f"{words['title']}, {number}",
        "summary": words["summary"],
        "problem": words["story"],
        "solution": "\n\n".join([words["story"]] * 3),
        "results_text": words["summary"],
        "lessons": "",
        "how_to_repeat": words["story"],
    }


def invent(number: int, *, seed: int, topics: Sequence[Topic], places: Sequence[str]) -> Invented:
    """Make up the case of this number; numbers and seed alone decide what comes out."""
    draw = random.Random(seed * 1_000_003 + number)  # noqa: S311 -- data for measuring, no secret
    topic = topics[draw.randrange(len(topics))]
    languages = draw.choice(LANGUAGES)
    minutes = datetime.timedelta(minutes=draw.randrange(60 * 24 * 365))
    return Invented(
        facts=_facts(topic, places, draw),
        texts={language: _texts(topic, language, number) for language in languages},
        published_at=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC) + minutes,
    )

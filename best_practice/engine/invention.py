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
MODES = ("own", "own", "outsourced", "inter_municipal", "social_order", "ppp")
AWARDS = 12  # different ones
Topic = Mapping[str, Any]


@dataclass(frozen=True)
class Invented:
    """One made-up case: facts, texts by language, when it was published, what became of it."""

    facts: CaseFacts
    texts: dict[str, dict[str, str]]
    published_at: datetime.datetime
    award: str = ""
    repeated_in: tuple[str, ...] = ()
    has_files: bool = False
    completeness: int = 0


@dataclass(frozen=True)
class Ground:
    """What there is to choose from: topics, and codes of places, matters and projects."""

    topics: Sequence[Topic]
    places: Sequence[str]
    matters: Sequence[str] = ()
    projects: Sequence[str] = ()


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


def _terms(topic: Topic, matter: list[str]) -> list[dict[str, str]]:
    pairs = (("theme", "theme"), ("sdg", "sdg"), ("target_group", "group"))
    terms = [{"scheme": scheme, "code": topic[name]} for scheme, name in pairs]
    return terms + [{"scheme": "matter", "code": code} for code in matter]


def _some(codes: Sequence[str], share: float, draw: random.Random) -> list[str]:
    """One of the codes, or for the rest of the cases none."""
    return [draw.choice(list(codes))] if codes and draw.random() < share else []


def _facts(topic: Topic, ground: Ground, draw: random.Random) -> CaseFacts:
    people = draw.randint(20, 4000)
    work = {"ru": "Работы", "ky": "Иштер"}
    paid = draw.sample(SOURCES, draw.randint(1, 3))
    money = [Budget(source, work, draw.randint(5, 4000) * 1000) for source in paid]
    year = FIRST_YEAR + draw.randrange(YEARS)
    return CaseFacts(
        theme=topic["theme"],
        terms=_terms(topic, _some(ground.matters, 0.6, draw)),
        municipalities=draw.sample(list(ground.places), draw.choice((1, 1, 1, 2))),
        projects=_some(ground.projects, 0.3, draw),
        mode=draw.choice(MODES),
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


def invent(number: int, *, seed: int, ground: Ground) -> Invented:
    """Make up the case of this number; numbers and seed alone decide what comes out."""
    draw = random.Random(seed * 1_000_003 + number)  # noqa: S311 -- data for measuring, no secret
    topic = ground.topics[draw.randrange(len(ground.topics))]
    languages = draw.choice(LANGUAGES)
    minutes = datetime.timedelta(minutes=draw.randrange(60 * 24 * 365))
    repeats = draw.choice((0, 0, 0, 0, 0, 0, 0, 1, 1, 3))
    return Invented(
        facts=_facts(topic, ground, draw),
        texts={language: _texts(topic, language, number) for language in languages},
        published_at=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC) + minutes,
        award=f"bench-{draw.randrange(AWARDS) + 1}" if draw.random() < 0.05 else "",
        repeated_in=tuple(draw.sample(list(ground.places), repeats)),
        has_files=draw.random() < 0.4,
        completeness=draw.randrange(30, 101),
    )
